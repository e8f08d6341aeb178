import { Refusal } from "../model/problem.ts";
import { countAttempts, networkOf } from "./attempts.ts";
import type { Browsers } from "./browsers.ts";
import type { User } from "./directory.ts";
import { whichPassword } from "./password.ts";
import type { RefusedSignIns } from "./refused-sign-ins.ts";

/** A password, and what tells whose lane it waits in. */
export interface Attempt {
	readonly user: string;
	readonly password: string;
	/** The address it comes from. */
	readonly address: string;
	/** What the browser carries of earlier sign-ins (`Browsers`). */
	readonly browser?: string;
}

/** Judges passwords, each in its lane: at sign-in, and where somebody who is signed in gives theirs again. */
export interface Door {
	/**
	 * Which of the two passwords that let in it was.
	 *
	 * @throws {Refusal} `wrong-credentials`; `too-many-attempts` with `retryAfterMs`.
	 */
	judge(attempt: Attempt): Promise<"password" | "duress">;
	/** Who slows down whom with wrong codes: a browser where the user signed in before has a lane of its own. */
	codeLane(attempt: Attempt): string;
}

/** Wrong passwords slow down that user at that address, or in that browser where they signed in before. */
export function openDoor({
	find,
	browsers,
	refused,
	wall,
}: {
	find(name: string): User | undefined;
	browsers: Browsers;
	refused: RefusedSignIns;
	wall(): number;
}): Door {
	const strangers = countAttempts();
	const known = countAttempts();
	/** The lane of an attempt: that of a browser where the user signed in before, else of the user at that address. */
	const laneOf = ({ user, address, browser }: Attempt) => {
		const id = browsers.idOf(browser, user);
		if (id !== undefined) return { attempts: known, place: `browser ${id}`, turn: { rank: 0, lane: id } } as const;
		const rank = strangers.hasFailed(address, wall()) ? 2 : 1;
		return { attempts: strangers, place: address, turn: { rank, lane: networkOf(address) } } as const;
	};
	return {
		async judge(attempt) {
			const { user: name, password, address } = attempt;
			const { attempts, place, turn } = laneOf(attempt);
			const user = find(name);
			const refuse = (slowed: boolean) => refused.note({ slowed, user: user?.name, address: networkOf(address) });
			const wait = attempts.waitMs(place, name, wall());
			if (wait > 0) {
				refuse(true);
				const detail = `too many attempts; try again in ${Math.ceil(wait / 1000)} s`;
				throw new Refusal({ code: "too-many-attempts", detail, retryAfterMs: wait });
			}
			attempts.tried(place, name, wall());
			const which = await whichPassword(user ?? {}, password, turn).catch((error: unknown) => {
				attempts.unjudged(place, name);
				refuse(true);
				throw error;
			});
			// Asked again: it may have been disabled or given another password while this one was checked.
			const now = find(name);
			const changed = now?.passwordHash !== user?.passwordHash || now?.duressHash !== user?.duressHash;
			if (!which || changed || now?.disabledAt !== undefined) {
				refuse(false);
				throw new Refusal({ code: "wrong-credentials", detail: "the name or the password is wrong" });
			}
			attempts.succeeded(place, name);
			return which;
		},
		codeLane(attempt) {
			const { attempts, place } = laneOf(attempt);
			return attempts === known ? place : `code of ${attempt.user}`;
		},
	};
}
