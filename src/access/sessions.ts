import type { SideWrite } from "../journal/journal.ts";
import type { Epoch, Keeping } from "./keeping.ts";
import { type OwnSessions, ownSessions } from "./own-sessions.ts";
import type { Principal } from "./principal.ts";
import { hashOf, keyOf, newSecret, newShortId } from "./secret.ts";
import { sessionLife } from "./session-life.ts";
import { type SessionPhones, sessionPhones } from "./session-phones.ts";
import { deletion, insertion, readSessions, type Session } from "./session-rows.ts";

const HOUR_MS = 3_600_000;
/** A shift is eight hours; a session outlives it, and ends with the day. */
const SESSION_MS = 12 * HOUR_MS;
/** What is left to an operator whose watch is over: the page says so, and nothing is torn from anybody's hands. */
const AFTER_WATCH_MS = 10 * 60_000;
/** Looks this often whose end is near, also where no page asks. */
const LOOK_MS = 10 * 60_000;
/** Open sessions of one user; a further one ends the oldest. */
const PER_USER = 20;

/** Where a session is opened. */
export interface Opening {
	/** The address it comes from. */
	readonly address: string;
	/** What the browser calls itself. */
	readonly agent?: string;
	/** The token the browser had before; that session ends. */
	readonly replaces?: string;
	/** What is to be written with it. */
	readonly writes?: readonly SideWrite[];
	/** What its entry says besides. */
	readonly facts?: Readonly<Record<string, unknown>>;
}

/**
 * Signed-in browsers. A session is a random token in a cookie, of which only the hash is kept. It lives while its user is
 * on duty, however long that takes, and an operator's ends soon after the watch; another's, when nothing was done with it
 * for an hour.
 */
export interface Sessions extends OwnSessions, SessionPhones {
	/** Opens one for the user. */
	open(user: string, from: Opening): Promise<{ token: string; expiresAt: number }>;
	/** Who has this token, if it is a session that has not ended. */
	principal(token: string): Principal | undefined;
	close(token: string): Promise<void>;
	/** The rows to remove when all of a user's sessions end; `endAll` then ends them here. */
	endingWrites(user: string): readonly SideWrite[];
	endAll(user: string): void;
	/** The hub's clock is to be set: every session keeps the time that it has left. */
	epoch(byMs: number): Epoch;
}

/** The sessions that were open when the hub stopped stay open, as if they had just been used. */
export async function openSessions({ reader, record, find, duty, phones, wall }: Keeping): Promise<Sessions> {
	const open = await readSessions(reader, wall());
	const drop = (key: string) => {
		open.get(key)?.end.abort();
		open.delete(key);
	};
	const { hasEnded, endOf, setEnd } = sessionLife({ duty, record, wall });
	/** One that nobody used does not come back with a restart, either. */
	const dropEnded = (key: string, session: Session) => {
		drop(key);
		if (session.expiresAt <= wall()) return;
		const { user } = session;
		// Where the store takes nothing now, its row goes when its twelve hours are over.
		record({ by: "hub", type: "session.closed", data: { user, idle: true }, writes: [deletion(session)] }).catch(
			() => undefined,
		);
	};
	const look = () => {
		for (const [key, session] of open) if (endOf(session) <= wall()) dropEnded(key, session);
	};
	setInterval(look, LOOK_MS).unref();
	duty.onLeft((user) => {
		for (const session of open.values()) if (session.user === user) session.usedAt = wall();
	});
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
			writes: [deletion(session)],
		});
	const mine = (user: string) => [...open].filter(([, one]) => one.user === user && !hasEnded(one));
	const sessions: Sessions = {
		async open(user, { address, agent, replaces, writes = [], facts = {} }) {
			look();
			const token = newSecret();
			const at = wall();
			// Whoever signs in anew in that browser is still on that phone.
			const phone = replaces === undefined ? undefined : open.get(keyOf(replaces))?.phone;
			const session: Session = {
				...(phone !== undefined && { phone }),
				...{ id: newShortId(), user, openedAt: at, usedAt: at, expiresAt: at + SESSION_MS },
				...{ address, ...(agent !== undefined && { agent }), hash: hashOf(token), end: new AbortController() },
			};
			open.set(keyOf(token), session);
			const own = mine(user);
			const over = own.slice(0, Math.max(0, own.length - PER_USER)).map(([key]) => key);
			const old = replaces === undefined ? [] : [keyOf(replaces)].filter((key) => open.has(key));
			const ending = [...over, ...old].flatMap((key) => open.get(key) ?? []);
			try {
				await record({
					by: `user:${user}`,
					type: "session.opened",
					data: { user, ...facts },
					writes: [
						insertion(session),
						{ sql: "DELETE FROM session WHERE expires_at <= ?", params: [at] },
						...ending.map(deletion),
						...writes,
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
				dropEnded(key, session);
				return undefined;
			}
			const { phone } = session;
			return {
				...{ user: user.name, role: user.role, by: "session", session: session.id, ended: session.end.signal },
				...(phone && { phone }),
				get expiresAt() {
					return endOf(session);
				},
				used() {
					if (!hasEnded(session)) session.usedAt = wall();
				},
			};
		},
		async close(token) {
			const session = open.get(keyOf(token));
			if (!session) return;
			await closing(session);
			drop(keyOf(token));
		},
		...sessionPhones({ open, mine, phones }),
		...ownSessions({ mine, record, drop }),
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
				for (const session of open.values()) {
					session.expiresAt += byMs;
					session.usedAt += byMs;
				}
			},
		}),
	};
	return sessions;
}
