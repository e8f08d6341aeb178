import type { Journal } from "../journal/journal.ts";
import type { Reader } from "../journal/query.ts";
import type { Clock } from "../model/clock.ts";
import { personDuress } from "../model/entries/person-duress.ts";
import { type Browsers, openBrowsers } from "./browsers.ts";
import { readUsers } from "./directory.ts";
import { type Displays, openDisplays } from "./displays.ts";
import { followDuty } from "./duty.ts";
import { type IdempotencyKeys, openIdempotencyKeys } from "./idempotency-keys.ts";
import type { Epoch } from "./keeping.ts";
import { type Links, openLinks } from "./links.ts";
import type { PasskeySaid, Passkeys } from "./passkeys.ts";
import { openPeople, type People } from "./people.ts";
import { followPhones, type Phones } from "./phones.ts";
import { openPins, type Pins } from "./pins.ts";
import { openPlates, type Plates } from "./plates.ts";
import type { Principal } from "./principal.ts";
import { openPush, type Push } from "./push.ts";
import { recordIn } from "./record.ts";
import { type RefusedSignIns, sumRefusedSignIns } from "./refused-sign-ins.ts";
import type { Sealing } from "./sealing.ts";
import { openSecondFactors, type SecondFactors } from "./second-factor.ts";
import { type Opening, openSessions, type Sessions } from "./sessions.ts";
import { type Attempt, openDoor } from "./sign-in.ts";
import { openTokens, type Tokens } from "./tokens.ts";

/** Who may do what: people, their sessions, links and tokens. In memory, and in the journal's tables beside it. */
export interface Access {
	readonly people: People;
	readonly sessions: Sessions;
	readonly links: Links;
	readonly tokens: Tokens;
	readonly pins: Pins;
	/** Whether somebody is on duty now. */
	onDuty(user: string): boolean;
	/** The phones that guards work with. */
	readonly phones: Phones;
	/** What proves that a guard was at a checkpoint. */
	readonly plates: Plates;
	/** Which browsers take Web Push for whom. */
	readonly push: Push;
	readonly browsers: Browsers;
	readonly secondFactors: SecondFactors;
	readonly displays: Displays;
	/** Which requests were answered already. */
	readonly idempotencyKeys: IdempotencyKeys;
	readonly refusedSignIns: Pick<RefusedSignIns, "flush">;
	/**
	 * Opens a session for the right password, and the code or passkey where one is due.
	 *
	 * @throws {Refusal} `wrong-credentials`; `second-factor-due`, `wrong-code`; `too-many-attempts` with `retryAfterMs`.
	 */
	signIn(attempt: SignIn): Promise<{ token: string; expiresAt: number }>;
	/**
	 * What a passkey is asked after the right password, before the sign-in.
	 *
	 * @throws {Refusal} `wrong-credentials`, `too-many-attempts`; `wrong-state`: no passkey of theirs works there.
	 */
	askPasskey(attempt: Attempt & { readonly origin: string | undefined }): Promise<ReturnType<Passkeys["ask"]>>;
	/** Somebody who is signed in gives their password again; gives which of theirs it was. @throws {Refusal} `wrong-credentials`, `too-many-attempts`. */
	confirmPassword(attempt: Attempt): Promise<"password" | "duress">;
	/** The hub's clock is to be set: nobody's session or link ends by that. */
	epoch(byMs: number): Epoch;
	/** Who is asking, by session token or API token. */
	principal(credential: { session?: string; bearer?: string }): Principal | undefined;
}

interface SignIn extends Attempt, Pick<Opening, "agent" | "replaces"> {
	/** Of the second factor: six digits of the app, or a recovery code. */
	readonly code?: string;
	/** In its place. */
	readonly passkey?: PasskeySaid;
	/** Of the page, as its browser says it. */
	readonly origin?: string | undefined;
}

/** Opens access from the rows; usable without HTTP. `wall` is the time of sessions and links, never the simulation's. */
export async function openAccess({
	journal,
	reader,
	clock,
	sealing,
	wall = Date.now,
}: {
	journal: Pick<Journal, "append" | "follow" | "writeBeside">;
	reader: Pick<Reader, "rows" | "objects">;
	clock: Pick<Clock, "now">;
	/** What the secrets of second factors and kept answers are sealed with. */
	sealing: Sealing;
	wall?: () => number;
}): Promise<Access> {
	const users = await readUsers(reader);
	const record = recordIn(journal, clock);
	const duty = await followDuty(journal, reader);
	const phones = followPhones(journal);
	const parts = { reader, record, find: (name: string) => users.get(name), duty, phones, wall };
	const [sessions, links, tokens] = await Promise.all([openSessions(parts), openLinks(parts), openTokens(parts)]);
	const [displays, secondFactors] = await Promise.all([openDisplays(parts), openSecondFactors({ ...parts, sealing })]);
	const idempotencyKeys = await openIdempotencyKeys({ journal, reader, sealing, wall });
	const push = await openPush({ ...parts, sealing });
	const people = openPeople({
		users,
		record,
		wall,
		endingWrites: (name) => [...sessions.endingWrites(name), ...push.endingWrites(name)],
		onChanged(name) {
			push.forget(name);
			sessions.endAll(name);
			links.endAll(name);
			tokens.endOpen(name);
		},
	});
	const plates = await openPlates({ reader, record, now: clock.now });
	const browsers = await openBrowsers({ reader, record });
	const refused = sumRefusedSignIns(record);
	const door = openDoor({ ...parts, browsers, refused });
	/** Who gave the password that they have for when they are made to, is helped: nothing of it shows to whoever stands beside. */
	const tellUnseen = async (user: string, which: "password" | "duress") => {
		if (which === "duress") await record({ by: "hub", type: personDuress.type, data: { user }, writes: [] });
	};
	const openOne = async (
		user: string,
		{ factor, ...from }: Omit<Opening, "writes" | "facts"> & { factor: Parameters<SecondFactors["pass"]>[0] },
	) => {
		const { undo, ...passed } = await secondFactors.pass(factor);
		try {
			return await sessions.open(user, { ...from, ...passed });
		} catch (error) {
			undo();
			throw error;
		}
	};
	return {
		people,
		sessions,
		links,
		tokens,
		pins: openPins(parts),
		phones,
		onDuty: duty.has,
		plates,
		push,
		browsers,
		secondFactors,
		displays,
		idempotencyKeys,
		refusedSignIns: refused,
		async confirmPassword(attempt) {
			const which = await door.judge(attempt);
			await tellUnseen(attempt.user, which);
			return which;
		},
		async askPasskey({ origin, ...attempt }) {
			await tellUnseen(attempt.user, await door.judge(attempt));
			return secondFactors.passkeys.ask({ user: attempt.user, origin });
		},
		async signIn(attempt) {
			const { user, password: _, browser: _mark, code, passkey, origin, ...from } = attempt;
			const told = tellUnseen(user, await door.judge(attempt));
			// Both stand in the journal before it is answered, side by side: it takes no longer.
			const [opened] = await Promise.all([
				openOne(attempt.user, { ...from, factor: { user, code, passkey, origin, lane: door.codeLane(attempt) } }),
				told,
			]);
			return opened;
		},
		epoch(byMs) {
			const all = [sessions.epoch(byMs), links.epoch(byMs), displays.epoch(byMs)];
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
