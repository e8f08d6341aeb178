import type { SideWrite } from "../journal/journal.ts";
import type { Phones } from "./phones.ts";
import type { Session, SessionPhone } from "./session-rows.ts";

/** Which phone each session works with. */
export interface SessionPhones {
	/** Binds a session of the user to the phone that it works with: what is to be written, and what holds once it is. */
	binding(
		user: string,
		session: string,
		phone: SessionPhone,
	): { readonly writes: readonly SideWrite[]; applied(): void };
}

/** Where a phone is ended, what follows on its sessions ends; they themselves go on, for what it still holds. */
export function sessionPhones({
	open,
	mine,
	phones,
}: {
	open: ReadonlyMap<string, Session>;
	mine(user: string): readonly (readonly [string, Session])[];
	phones: Pick<Phones, "onEnded">;
}): SessionPhones {
	/** What follows on it ends, and the session goes on. */
	const endFollowing = (session: Session) => {
		session.end.abort();
		session.end = new AbortController();
	};
	phones.onEnded((id) => {
		for (const session of open.values()) {
			if (session.phone?.id !== id || session.phone.ended) continue;
			session.phone = { id, ended: true };
			endFollowing(session);
		}
	});
	return {
		binding(user, id, phone) {
			const session = mine(user).find(([, one]) => one.id === id)?.[1];
			if (!session) return { writes: [], applied() {} };
			const sql = "UPDATE session SET phone = ? WHERE token_hash = ?";
			return {
				writes: [{ sql, params: [phone.id, session.hash] }],
				applied() {
					session.phone = phone;
					if (phone.ended) endFollowing(session);
				},
			};
		},
	};
}
