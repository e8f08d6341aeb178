import { type Mistake, Refusal } from "../model/problem.ts";
import { countAttempts } from "./attempts.ts";
import type { User } from "./directory.ts";
import { isPassword } from "./password.ts";

const PIN = /^\d{6,12}$/;

/** What is wrong with a PIN somebody chose, or undefined. */
export function mistakeInPin(pin: string): Mistake | undefined {
	if (!PIN.test(pin)) return { path: "pin", found: `${pin.length} characters`, expected: "6 to 12 digits" };
	if (isRun(pin)) return { path: "pin", found: "one digit again and again, or digits in a row", expected: "others" };
	return undefined;
}

/** PINs work only where somebody is signed in already: at the guard room's page, for whoever takes over the shift. */
export interface Pins {
	/**
	 * Resolves if it is the person's PIN.
	 *
	 * @throws {Refusal} `wrong-credentials`; `too-many-attempts` with `retryAfterMs`.
	 */
	check(attempt: { readonly user: string; readonly pin: string }): Promise<void>;
}

/**
 * Wrong PINs slow down that one person's PIN, up to a minute; never another's, and never a password. So whoever guesses
 * in the guard room keeps nobody out of it.
 */
export function openPins({ find, wall }: { find(name: string): User | undefined; wall(): number }): Pins {
	const attempts = countAttempts();
	const place = (user: string) => `pin of ${user}`;
	return {
		async check({ user: name, pin }) {
			const wait = attempts.waitMs(place(name), name, wall());
			if (wait > 0) {
				const detail = `too many wrong PINs; try again in ${Math.ceil(wait / 1000)} s, or sign in with the password`;
				throw new Refusal({ code: "too-many-attempts", detail, retryAfterMs: wait });
			}
			attempts.tried(place(name), name, wall());
			const kept = find(name)?.pinHash;
			const right = await isPassword(kept, pin, { rank: 0, lane: place(name) });
			// Asked again: it may have been disabled or given another PIN while this one was checked.
			if (!right || find(name)?.pinHash !== kept || find(name)?.disabledAt !== undefined) {
				throw new Refusal({ code: "wrong-credentials", detail: "the name or the PIN is wrong, or there is no PIN" });
			}
			attempts.succeeded(place(name), name);
		},
	};
}

/** `111111`, `123456`, `987654`. */
function isRun(pin: string): boolean {
	const steps = [...pin].slice(1).map((digit, i) => (Number(digit) - Number(pin[i]) + 10) % 10);
	return new Set(steps).size === 1 && [0, 1, 9].includes(steps[0] ?? 0);
}
