import type { Clock } from "../clock.ts";
import type { Journal } from "../journal/journal.ts";
import type { Reader } from "../journal/query.ts";
import { Refusal } from "../model/problem.ts";
import { countAttempts } from "./attempts.ts";
import { readUsers } from "./directory.ts";
import type { Epoch } from "./keeping.ts";
import { type Links, openLinks } from "./links.ts";
import { hashingQueue, isPassword } from "./password.ts";
import { openPeople, type People } from "./people.ts";
import { openPins, type Pins } from "./pins.ts";
import type { Principal } from "./principal.ts";
import { recordIn } from "./record.ts";
import { openSessions, type Sessions } from "./sessions.ts";
import { openTokens, type Tokens } from "./tokens.ts";

/** Password checks that may wait for their turn; a further attempt is told to come back. */
const HASHING_QUEUE_MAX = 64;

/** Who may do what: people, their sessions, links and tokens. In memory, and in the journal's tables beside it. */
export interface Access {
	readonly people: People;
	readonly sessions: Sessions;
	readonly links: Links;
	readonly tokens: Tokens;
	readonly pins: Pins;
	/**
	 * Opens a session for the right password.
	 *
	 * @throws {Refusal} `wrong-credentials`; `too-many-attempts` with `retryAfterMs`.
	 */
	signIn(attempt: SignIn): Promise<{ token: string; expiresAt: number }>;
	/** The hub's clock is to be set: nobody's session or link ends by that. */
	epoch(byMs: number): Epoch;
	/** Who is asking, by session token or API token. */
	principal(credential: { session?: string; bearer?: string }): Principal | undefined;
}

interface SignIn {
	readonly user: string;
	readonly password: string;
	/** The address it comes from. */
	readonly address: string;
	/** The session the browser had before; it ends. */
	readonly replaces?: string;
}

/** Opens access from the rows; usable without HTTP. `wall` is the time of sessions and links, never the simulation's. */
export async function openAccess({
	journal,
	reader,
	clock,
	wall = Date.now,
}: {
	journal: Pick<Journal, "append">;
	reader: Pick<Reader, "rows">;
	clock: Pick<Clock, "now">;
	wall?: () => number;
}): Promise<Access> {
	const users = await readUsers(reader);
	const record = recordIn(journal, clock);
	const parts = { reader, record, find: (name: string) => users.get(name), wall };
	const [sessions, links, tokens] = await Promise.all([openSessions(parts), openLinks(parts), openTokens(parts)]);
	const people = openPeople({
		users,
		record,
		wall,
		endingWrites: sessions.endingWrites,
		onChanged(name) {
			sessions.endAll(name);
			links.endAll(name);
			tokens.endOpen(name);
		},
	});
	const attempts = countAttempts();
	return {
		people,
		sessions,
		links,
		tokens,
		pins: openPins(parts),
		async signIn({ user: name, password, address, replaces }) {
			const wait = Math.max(attempts.waitMs(address, name, wall()), hashingQueue() > HASHING_QUEUE_MAX ? 1_000 : 0);
			if (wait > 0) {
				const detail = `too many attempts; try again in ${Math.ceil(wait / 1000)} s`;
				throw new Refusal({ code: "too-many-attempts", detail, retryAfterMs: wait });
			}
			attempts.tried(address, name, wall());
			const user = users.get(name);
			const right = await isPassword(user?.passwordHash, password);
			// Asked again: it may have been disabled or given another password while this one was checked.
			if (!right || users.get(name)?.passwordHash !== user?.passwordHash || users.get(name)?.disabledAt !== undefined) {
				throw new Refusal({ code: "wrong-credentials", detail: "the name or the password is wrong" });
			}
			attempts.succeeded(address, name);
			return sessions.open(name, replaces);
		},
		epoch(byMs) {
			const all = [sessions.epoch(byMs), links.epoch(byMs)];
			return {
				writes: all.flatMap(({ writes }) => writes),
				applied() {
					for (const { applied } of all) applied();
				},
			};
		},
		principal({ session, bearer }) {
			if (bearer !== undefined) return tokens.principal(bearer);
			return session === undefined ? undefined : sessions.principal(session);
		},
	};
}
