import { z } from "zod";
import type { SideWrite } from "../journal/journal.ts";
import type { Epoch, Keeping } from "./keeping.ts";
import type { Principal } from "./principal.ts";
import { hashOf, keyOf, keyOfHash, newSecret } from "./secret.ts";

/** A shift is eight hours; a session outlives it, and ends with the day. */
const SESSION_MS = 12 * 3_600_000;
/** Open sessions of one user; a further one ends the oldest. */
const PER_USER = 20;

interface Session {
	readonly user: string;
	expiresAt: number;
	readonly hash: Uint8Array;
	readonly end: AbortController;
}

/** Signed-in browsers. A session is a random token in a cookie, of which only the hash is kept. */
export interface Sessions {
	/** Opens one for the user; `replaces` is the token the browser had before, which ends. */
	open(user: string, replaces?: string): Promise<{ token: string; expiresAt: number }>;
	/** Who has this token, if it is a session that has not ended. */
	principal(token: string): Principal | undefined;
	close(token: string): Promise<void>;
	/** The rows to remove when all of a user's sessions end; `endAll` then ends them here. */
	endingWrites(user: string): readonly SideWrite[];
	endAll(user: string): void;
	/** The hub's clock is to be set: every session keeps the time that it has left. */
	epoch(byMs: number): Epoch;
}

const row = z.object({ token_hash: z.instanceof(Uint8Array), user: z.string(), expires_at: z.number() });

/** The sessions that were open when the hub stopped stay open. */
export async function openSessions({ reader, record, find, wall }: Keeping): Promise<Sessions> {
	const open = new Map<string, Session>();
	for (const found of await reader.rows("SELECT token_hash, user, expires_at FROM session WHERE expires_at > ?", [
		wall(),
	])) {
		const { token_hash: hash, user, expires_at: expiresAt } = row.parse(found);
		open.set(keyOfHash(hash), { user, expiresAt, hash, end: new AbortController() });
	}
	const drop = (key: string) => {
		open.get(key)?.end.abort();
		open.delete(key);
	};
	const closing = (session: Session) =>
		record({
			by: `user:${session.user}`,
			type: "session.closed",
			data: { user: session.user },
			writes: [{ sql: "DELETE FROM session WHERE token_hash = ?", params: [session.hash] }],
		});
	const sessions: Sessions = {
		async open(user, replaces) {
			for (const [key, { expiresAt }] of open) if (expiresAt <= wall()) drop(key);
			const token = newSecret();
			const session = { user, expiresAt: wall() + SESSION_MS, hash: hashOf(token), end: new AbortController() };
			open.set(keyOf(token), session);
			const mine = [...open].filter(([, one]) => one.user === user);
			const over = mine.slice(0, Math.max(0, mine.length - PER_USER)).map(([key]) => key);
			const old = replaces === undefined ? [] : [keyOf(replaces)].filter((key) => open.has(key));
			const ending = [...over, ...old].flatMap((key) => open.get(key) ?? []);
			try {
				await record({
					by: `user:${user}`,
					type: "session.opened",
					data: { user },
					writes: [
						insertion(session, wall()),
						{ sql: "DELETE FROM session WHERE expires_at <= ?", params: [wall()] },
						...ending.map(deletion),
					],
				});
			} catch (error) {
				drop(keyOf(token));
				throw error;
			}
			for (const key of [...over, ...old]) drop(key);
			// Disabled, or a new password, while it was being written: its row came after the one that removes all.
			if (session.end.signal.aborted) await closing(session);
			return { token, expiresAt: session.expiresAt };
		},
		principal(token) {
			const key = keyOf(token);
			const session = open.get(key);
			const user = session && find(session.user);
			if (!session || !user || user.disabledAt !== undefined) return undefined;
			if (session.expiresAt <= wall()) {
				drop(key);
				return undefined;
			}
			const { expiresAt, end } = session;
			return { user: user.name, role: user.role, by: "session", expiresAt, ended: end.signal };
		},
		async close(token) {
			const session = open.get(keyOf(token));
			if (!session) return;
			await closing(session);
			drop(keyOf(token));
		},
		endingWrites: (user) => [
			{ sql: "DELETE FROM session WHERE user = ?", params: [user] },
			{ sql: "DELETE FROM sign_in_link WHERE user = ?", params: [user] },
		],
		endAll(user) {
			for (const [key, session] of open) if (session.user === user) drop(key);
		},
		epoch: (byMs) => ({
			writes: [{ sql: "UPDATE session SET expires_at = expires_at + ?", params: [byMs] }],
			applied() {
				for (const session of open.values()) session.expiresAt += byMs;
			},
		}),
	};
	return sessions;
}

function insertion({ hash, user, expiresAt }: Session, openedAt: number): SideWrite {
	return {
		sql: "INSERT INTO session (token_hash, user, opened_at, expires_at) VALUES (?, ?, ?, ?)",
		params: [hash, user, openedAt, expiresAt],
	};
}

function deletion({ hash }: Session): SideWrite {
	return { sql: "DELETE FROM session WHERE token_hash = ?", params: [hash] };
}
