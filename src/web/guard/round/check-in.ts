import type { Answers } from "../../../model/patrol.ts";
import type { Held } from "../queue/act.ts";
import type { Shown } from "../scan/read.ts";
import { held, vault } from "../state.ts";
import { sync } from "../sync.ts";
import { askToSend } from "../worker/register.ts";

const FELT_MS = 120;
const BOOT = "gatehouse.boot";

/** One run of the browser on this phone: it outlives a reload, and no restart. */
function bootId(): string {
	const before = sessionStorage.getItem(BOOT);
	if (before !== null) return before;
	const id = crypto.randomUUID();
	sessionStorage.setItem(BOOT, id);
	return id;
}

/** Checks in, as of `at`. Once this resolves it is on the phone, and only then is it shown as done. */
export async function checkIn({ at: _where, ...shown }: Shown, at: Date, answers: Answers): Promise<Held> {
	return hold((counter) => ({
		kind: "checkin",
		body: {
			...{ id: crypto.randomUUID(), ...shown, at: at.toISOString(), counter, bootId: bootId() },
			...(Object.keys(answers).length > 0 && { answers }),
		},
	}));
}

/** Holds what was done, shows it, and has it sent as soon as there is a network. */
export async function hold(make: (n: number) => Held["act"], photo?: Uint8Array): Promise<Held> {
	const open = vault.peek();
	if (!open) throw new Error("nobody is signed in on this phone");
	const done = await open.hold(make, photo);
	if (vault.peek() === open) held.value = [...held.peek(), done];
	navigator.vibrate?.(FELT_MS);
	askToSend();
	void sync();
	return done;
}
