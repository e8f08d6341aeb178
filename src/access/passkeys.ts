import { z } from "zod";
import type { assertionShape, createdShape, creationShape, requestShape } from "../contract/passkey-shapes.ts";
import type { Source } from "../model/entry.ts";
import { Refusal } from "../model/problem.ts";
import { openChallenges } from "./challenges.ts";
import type { Keeping } from "./keeping.ts";
import type { Passed } from "./passed.ts";
import type { RecoveryCodes } from "./recovery-codes.ts";
import { newSecret, newShortId } from "./secret.ts";
import {
	type Asked,
	type Credential,
	counterIn,
	creationOf,
	credentialIn,
	passkeyHost,
	requestOf,
} from "./web-authn.ts";

const NAME = /^\S(.{0,58}\S)?$/;
const NAMES = "1 to 60 characters, no space around";
/** So many of one person; more are nobody's keys and phones. */
const PER_USER = 20;

/** A passkey as its person sees it. Times are epoch milliseconds UTC. */
export interface Passkey {
	readonly id: string;
	readonly name: string;
	/** The host name that it was made at; it works there alone. */
	readonly host: string;
	readonly createdAt: number;
	readonly usedAt?: number;
}

/** What a browser answered at a sign-in: to which attempt, and with what. */
export interface PasskeySaid {
	readonly attempt: string;
	readonly assertion: z.output<typeof assertionShape>;
}

interface Whence {
	readonly user: string;
	/** Of the page, as its browser says it; it has been checked to be the hub's own. */
	readonly origin: string | undefined;
}

interface Adding extends Whence {
	/** The session that asks: what it began, it alone ends. */
	readonly session: string | undefined;
}

/** People's passkeys (WebAuthn): a second factor where the hub is reached by https and a name. */
export interface Passkeys {
	of(user: string): readonly Passkey[];
	/** Whether one of the user's works at this origin. */
	canAsk(whence: Whence): boolean;
	/** @throws {Refusal} `wrong-state`: not here, or too many. */
	begin(adding: Adding & { readonly displayName: string; readonly issuer: string }): z.output<typeof creationShape>;
	/**
	 * The passkey that the browser made; with recovery codes where the user has none, this once.
	 *
	 * @throws {Refusal} `wrong-state`: nothing was begun here, or too long ago; `wrong-code`: it is no answer; `invalid`: the name.
	 */
	add(
		adding: Adding & { readonly name: string; readonly created: z.output<typeof createdShape>; readonly by: Source },
	): Promise<Passkey & { readonly codes?: readonly string[] }>;
	/** @throws {Refusal} `not-found`. */
	remove(change: { readonly user: string; readonly id: string; readonly by: Source }): Promise<void>;
	/** What a passkey is asked, after the right password. @throws {Refusal} `wrong-state`: none works here. */
	ask(whence: Whence): { readonly attempt: string; readonly request: z.output<typeof requestShape> };
	/** Judges what a passkey said; the attempt is over, right or wrong. */
	spend(user: string, said: PasskeySaid): Promise<Passed | undefined>;
	/** The rows to remove with all of a user's second factor; `applied` then forgets them. */
	ending(user: string): ReturnType<RecoveryCodes["ending"]>;
}

interface Kept extends Passkey {
	readonly user: string;
	readonly credential: Credential;
	counter: number;
	usedAt?: number;
}

const row = z.object({
	...{ id: z.string(), user: z.string(), name: z.string(), host: z.string(), credential_id: z.string() },
	...{ public_key: z.instanceof(Uint8Array), counter: z.number(), transports: z.string() },
	...{ created_at: z.number(), used_at: z.number().nullable() },
});
const COLUMNS = "id, user, name, host, credential_id, public_key, counter, transports, created_at, used_at";

/** Those that the rows hold. `hasApp`: the user's codes of an app are due as well. */
export async function openPasskeys({
	reader,
	record,
	wall,
	codes,
	hasApp,
}: Pick<Keeping, "reader" | "record" | "wall"> & {
	codes: RecoveryCodes;
	hasApp(user: string): boolean;
}): Promise<Passkeys> {
	const all = new Map<string, Kept>();
	for (const found of await reader.rows(`SELECT ${COLUMNS} FROM passkey ORDER BY created_at, id`, [])) {
		const kept = keptOf(row.parse(found));
		all.set(kept.id, kept);
	}
	const added = openChallenges<Asked & { user: string }>(wall);
	const asked = openChallenges<Asked & { user: string }>(wall);
	const of = (user: string) => [...all.values()].filter((one) => one.user === user);
	const at = ({ user, origin }: Whence) => of(user).filter(({ host }) => host === passkeyHost(origin));
	return {
		of: (user) => of(user).map(viewOf),
		canAsk: (whence) => at(whence).length > 0,
		begin({ user, origin, session, displayName, issuer }) {
			const host = passkeyHost(origin);
			if (host === undefined || origin === undefined || session === undefined) {
				const detail = `found ${session === undefined ? "no browser's session" : (origin ?? "no origin")}; allowed: a page by https and the hub's name, not its address`;
				throw new Refusal({ code: "wrong-state", detail });
			}
			if (of(user).length >= PER_USER) {
				throw new Refusal({ code: "wrong-state", detail: `found ${PER_USER} passkeys; remove one of them first` });
			}
			const asking = { user, origin, host, challenge: newSecret() };
			added.put(session, asking);
			const known = at({ user, origin }).map(({ credential }) => credential);
			return creationOf(asking, { user, displayName, issuer, known });
		},
		async add({ user, origin, session, name, created, by }) {
			if (!NAME.test(name)) {
				const found = name.slice(0, 80);
				const detail = `the name ${JSON.stringify(found)} is not valid: ${NAMES}`;
				throw new Refusal({ code: "invalid", detail, mistakes: [{ path: "name", found, expected: NAMES }] });
			}
			const asking = session === undefined ? undefined : added.take(session);
			if (asking?.user !== user || asking.origin !== origin) {
				const detail = "no passkey is being added here, or it was begun more than 5 minutes ago: begin anew";
				throw new Refusal({ code: "wrong-state", detail, state: "not-begun", allowed: ["begin"] });
			}
			const credential = await credentialIn(created, asking);
			if (!credential || [...all.values()].some((one) => one.credential.id === credential.id)) {
				const detail = "what the browser made is no answer to what it was asked, or is here already";
				throw new Refusal({ code: "wrong-code", detail });
			}
			const { counter } = credential;
			const kept: Kept = { id: newShortId(), user, name, host: asking.host, createdAt: wall(), credential, counter };
			const fresh = codes.left(user) === 0 ? codes.fresh(user) : undefined;
			const writes = [insertion(kept), ...(fresh?.writes ?? [])];
			await record({ by, type: "user.passkey-added", data: { user, passkey: name }, writes });
			all.set(kept.id, kept);
			fresh?.applied();
			return { ...viewOf(kept), ...(fresh && { codes: fresh.made }) };
		},
		async remove({ user, id, by }) {
			const found = of(user).find((one) => one.id === id);
			if (!found) throw new Refusal({ code: "not-found", detail: `${user} has no passkey ${id}` });
			const rest = of(user).length === 1 && !hasApp(user) ? codes.ending(user) : undefined;
			const writes = [{ sql: "DELETE FROM passkey WHERE id = ?", params: [id] }, ...(rest?.writes ?? [])];
			await record({ by, type: "user.passkey-removed", data: { user, passkey: found.name }, writes });
			all.delete(id);
			rest?.applied();
		},
		ask({ user, origin }) {
			const usable = at({ user, origin });
			const [first] = usable;
			if (!first || origin === undefined) {
				throw new Refusal({ code: "wrong-state", detail: `found no passkey of ${user} for ${origin ?? "no origin"}` });
			}
			const attempt = newSecret();
			const asking = { user, origin, host: first.host, challenge: newSecret() };
			asked.put(attempt, asking);
			return {
				attempt,
				request: requestOf(
					asking,
					usable.map(({ credential }) => credential),
				),
			};
		},
		async spend(user, { attempt, assertion }) {
			const asking = asked.take(attempt);
			if (asking?.user !== user) return undefined;
			const found = at(asking).find(({ credential }) => credential.id === assertion.id);
			if (!found) return undefined;
			const { counter: before, usedAt: usedBefore } = found;
			const counter = await counterIn(assertion, asking, { ...found.credential, counter: before });
			// Asked again: it may have been removed, or used elsewhere, while this was looked at.
			if (counter === undefined || all.get(found.id) !== found || found.counter !== before) return undefined;
			Object.assign(found, { counter, usedAt: wall() });
			return {
				writes: [
					{ sql: "UPDATE passkey SET counter = ?, used_at = ? WHERE id = ?", params: [counter, wall(), found.id] },
				],
				facts: { passkey: found.name },
				undo: () => void Object.assign(found, { counter: before, usedAt: usedBefore }),
			};
		},
		ending: (user) => ({
			writes: [{ sql: "DELETE FROM passkey WHERE user = ?", params: [user] }],
			applied() {
				for (const { id } of of(user)) all.delete(id);
			},
		}),
	};
}

function keptOf(found: z.output<typeof row>): Kept {
	const { id, user, name, host, counter, created_at: createdAt, used_at: usedAt } = found;
	const transports = z.array(z.string()).parse(JSON.parse(found.transports));
	return {
		...{ id, user, name, host, createdAt, counter },
		...(usedAt !== null && { usedAt }),
		credential: { id: found.credential_id, publicKey: Uint8Array.from(found.public_key), counter, transports },
	};
}

function insertion({ id, user, name, host, createdAt, credential }: Kept) {
	const { id: credentialId, publicKey, counter, transports } = credential;
	const sql = `INSERT INTO passkey (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)`;
	const values = [id, user, name, host, credentialId, Buffer.from(publicKey), counter, JSON.stringify(transports)];
	return { sql, params: [...values, createdAt] };
}

function viewOf({ id, name, host, createdAt, usedAt }: Kept): Passkey {
	return { id, name, host, createdAt, ...(usedAt !== undefined && { usedAt }) };
}
