import { z } from "zod";
import type { SideWrite } from "../journal/journal.ts";
import type { Epoch, Keeping } from "./keeping.ts";
import type { Principal } from "./principal.ts";
import { hashOf, keyOf, keyOfHash, newSecret } from "./secret.ts";

const HOUR_MS = 3_600_000;
/** A shift is eight hours; a session outlives it, and ends with the day. */
const SESSION_MS = 12 * HOUR_MS;
/** A session of somebody on duty never comes nearer to its end than this; then it is put off. */
const LEFT_ON_DUTY_MS = HOUR_MS;
const PUT_OFF_MS = 2 * HOUR_MS;
/** What is left to an operator whose watch is over: the page says so, and nothing is torn from anybody's hands. */
const AFTER_WATCH_MS = 10 * 60_000;
/** Looks this often whose end is near, also where no page asks. */
const LOOK_MS = 10 * 60_000;
/** Open sessions of one user; a further one ends the oldest. */
const PER_USER = 20;

interface Session {
	readonly user: string;
	expiresAt: number;
	readonly hash: Uint8Array;
	readonly end: AbortController;
}

/**
 * Signed-in browsers. A session is a random token in a cookie, of which only the hash is kept. It lives while its user is
 * on duty, however long that takes, and an operator's ends soon after the watch.
 */
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
export async function openSessions({ reader, record, find, duty, wall }: Keeping): Promise<Sessions> {
	const open = new Map<string, Session>();
	const standing = "SELECT token_hash, user, expires_at FROM session WHERE expires_at > ? ORDER BY opened_at";
	for (const found of await reader.rows(standing, [wall()])) {
		const { token_hash: hash, user, expires_at: expiresAt } = row.parse(found);
		open.set(keyOfHash(hash), { user, expiresAt, hash, end: new AbortController() });
	}
	const drop = (key: string) => {
		open.get(key)?.end.abort();
		open.delete(key);
	};
	/** Puts the end of sessions off, or nearer: at once here, and in their rows as soon as the store takes it. */
	const setEnd = (sessions: readonly Session[], type: string, user: string, expiresAt: number) => {
		if (sessions.length === 0) return;
		for (const session of sessions) session.expiresAt = expiresAt;
		const writes = sessions.map(({ hash }) => ({
			sql: "UPDATE session SET expires_at = ? WHERE token_hash = ?",
			params: [expiresAt, hash],
		}));
		// Where the store takes nothing now, it holds here until the hub stops.
		record({ by: "hub", type, data: { user }, writes }).catch(() => undefined);
	};
	/** When it ends, which for somebody on duty is never near. What has ended stays so. */
	const endOf = (session: Session): number => {
		const leftMs = session.expiresAt - wall();
		if (leftMs > 0 && leftMs < LEFT_ON_DUTY_MS && duty.has(session.user)) {
			setEnd([session], "session.prolonged", session.user, wall() + PUT_OFF_MS);
		}
		return session.expiresAt;
	};
	setInterval(() => {
		for (const session of open.values()) endOf(session);
	}, LOOK_MS).unref();
	duty.onOver((operator) => {
		// A captain who kept the watch for an hour stays signed in on the duty phone.
		if (find(operator)?.role !== "operator") return;
		const end = wall() + AFTER_WATCH_MS;
		const longer = [...open.values()].filter(({ user, expiresAt }) => user === operator && expiresAt > end);
		setEnd(longer, "session.ending", operator, end);
	});
	const closing = (session: Session) =>
		record({
			by: `user:${session.user}`,
			type: "session.closed",
			data: { user: session.user },
			writes: [{ sql: "DELETE FROM session WHERE token_hash = ?", params: [session.hash] }],
		});
	const sessions: Sessions = {
		async open(user, replaces) {
			for (const [key, session] of open) if (endOf(session) <= wall()) drop(key);
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
			if (endOf(session) <= wall()) {
				drop(key);
				return undefined;
			}
			return {
				...{ user: user.name, role: user.role, by: "session", ended: session.end.signal },
				get expiresAt() {
					return endOf(session);
				},
			};
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
