import type { Source } from "../model/entry.ts";
import { Refusal } from "../model/problem.ts";
import type { Recorder } from "./record.ts";
import { deletion, type Session, type SessionView, viewOf } from "./session-rows.ts";

/** What a person may know of their own sessions, and do about them. */
export interface OwnSessions {
	list(user: string): readonly SessionView[];
	/** Ends one of the user's own by its id. @throws {Refusal} `not-found`. */
	closeOne(change: { readonly user: string; readonly id: string; readonly by: Source }): Promise<void>;
	/** Ends all of the user's own; `but` is the id of one that stays. */
	closeAll(change: { readonly user: string; readonly but?: string; readonly by: Source }): Promise<void>;
}

/** Of the sessions that `mine` gives of a user, by their keys; `drop` ends one here. */
export function ownSessions({
	mine,
	record,
	drop,
}: {
	mine(user: string): readonly (readonly [string, Session])[];
	record: Recorder;
	drop(key: string): void;
}): OwnSessions {
	return {
		list: (user) => mine(user).map(([, session]) => viewOf(session)),
		async closeOne({ user, id, by }) {
			const found = mine(user).find(([, session]) => session.id === id);
			if (!found) throw new Refusal({ code: "not-found", detail: `${user} has no open session ${id}` });
			const [key, session] = found;
			await record({ by, type: "session.closed", data: { user }, writes: [deletion(session)] });
			drop(key);
		},
		async closeAll({ user, but, by }) {
			const going = mine(user).filter(([, { id }]) => id !== but);
			if (going.length === 0) return;
			const writes = going.map(([, session]) => deletion(session));
			await record({ by, type: "session.closed", data: { user, count: going.length }, writes });
			for (const [key] of going) drop(key);
		},
	};
}
