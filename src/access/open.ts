import type { Journal } from "../journal/journal.ts";
import type { Reader } from "../journal/query.ts";
import type { Clock } from "../model/clock.ts";
import { Refusal } from "../model/problem.ts";
import { countAttempts, networkOf } from "./attempts.ts";
import { type Browsers, openBrowsers } from "./browsers.ts";
import { readUsers } from "./directory.ts";
import { followDuty } from "./duty.ts";
import type { Epoch } from "./keeping.ts";
import { type Links, openLinks } from "./links.ts";
import { isPassword } from "./password.ts";
import { openPeople, type People } from "./people.ts";
import { openPins, type Pins } from "./pins.ts";
import { openPlates, type Plates } from "./plates.ts";
import type { Principal } from "./principal.ts";
import { recordIn } from "./record.ts";
import { type RefusedSignIns, sumRefusedSignIns } from "./refused-sign-ins.ts";
import { openSessions, type Sessions } from "./sessions.ts";
import { openTokens, type Tokens } from "./tokens.ts";

/** Who may do what: people, their sessions, links and tokens. In memory, and in the journal's tables beside it. */
export interface Access {
	readonly people: People;
	readonly sessions: Sessions;
	readonly links: Links;
	readonly tokens: Tokens;
	readonly pins: Pins;
	/** What proves that a guard was at a checkpoint. */
	readonly plates: Plates;
	readonly browsers: Browsers;
	readonly refusedSignIns: Pick<RefusedSignIns, "flush">;
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
	/** What the browser carries of earlier sign-ins (`Browsers`). */
	readonly browser?: string;
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
	journal: Pick<Journal, "append" | "follow">;
	reader: Pick<Reader, "rows" | "objects">;
	clock: Pick<Clock, "now">;
	wall?: () => number;
}): Promise<Access> {
	const users = await readUsers(reader);
	const record = recordIn(journal, clock);
	const duty = await followDuty(journal, reader);
	const parts = { reader, record, find: (name: string) => users.get(name), duty, wall };
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
	const plates = await openPlates({ reader, record, now: clock.now });
	const browsers = await openBrowsers({ reader, record });
	const refused = sumRefusedSignIns(record);
	const strangers = countAttempts();
	const known = countAttempts();
	/** The lane of an attempt: that of a browser where the user signed in before, else of the user at that address. */
	const laneOf = ({ user, address, browser }: SignIn) => {
		const id = browsers.idOf(browser, user);
		if (id !== undefined) return { attempts: known, place: `browser ${id}`, turn: { rank: 0, lane: id } } as const;
		const rank = strangers.hasFailed(address, wall()) ? 2 : 1;
		return { attempts: strangers, place: address, turn: { rank, lane: networkOf(address) } } as const;
	};
	return {
		people,
		sessions,
		links,
		tokens,
		pins: openPins(parts),
		plates,
		browsers,
		refusedSignIns: refused,
		async signIn(attempt) {
			const { user: name, password, address, replaces } = attempt;
			const { attempts, place, turn } = laneOf(attempt);
			const user = users.get(name);
			const refuse = (slowed: boolean) => refused.note({ slowed, user: user?.name, address: networkOf(address) });
			const wait = attempts.waitMs(place, name, wall());
			if (wait > 0) {
				refuse(true);
				const detail = `too many attempts; try again in ${Math.ceil(wait / 1000)} s`;
				throw new Refusal({ code: "too-many-attempts", detail, retryAfterMs: wait });
			}
			attempts.tried(place, name, wall());
			const right = await isPassword(user?.passwordHash, password, turn).catch((error: unknown) => {
				attempts.unjudged(place, name);
				refuse(true);
				throw error;
			});
			// Asked again: it may have been disabled or given another password while this one was checked.
			if (!right || users.get(name)?.passwordHash !== user?.passwordHash || users.get(name)?.disabledAt !== undefined) {
				refuse(false);
				throw new Refusal({ code: "wrong-credentials", detail: "the name or the password is wrong" });
			}
			attempts.succeeded(place, name);
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
