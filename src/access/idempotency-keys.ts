import { createHash } from "node:crypto";
import { z } from "zod";
import type { Journal, SideWrite } from "../journal/journal.ts";
import type { Reader } from "../journal/query.ts";
import { BUDGETS } from "../model/budgets.ts";
import { Refusal } from "../model/problem.ts";
import { type AnsweredBy, type RequestClaim, withClaim } from "./request-claim.ts";
import type { Sealing } from "./sealing.ts";

/** CONTRACT: keys are kept for 24 h per user. */
const KEPT_MS = 24 * 3_600_000;
/** A longer one is known by its hash. */
const KEY_CHARS = 64;

/** One request of a person, with the key that it names. */
export interface KeyedRequest {
	readonly user: string;
	readonly key: string;
	/** All that makes it what it is: route, names, query, body. */
	readonly content: string;
}

/**
 * Which idempotency keys a person used in the last day, whatever the route, and for what.
 *
 * A key is on disk with the first entry of its request, in one transaction. A repeat is answered by that entry where it
 * has the key for its id; else by the first answer, which is kept here, sealed, since it may hold a token, a plate's code
 * or a password. That answer is written after the effect: when the hub is cut off between the two, the effect stands and
 * its answer is lost, and a repeat is refused rather than done twice. A request that failed keeps no key; nor does one
 * that wrote nothing.
 */
export interface IdempotencyKeys {
	/**
	 * Does the work, or answers as the first time. `keptOf` gives of an answer what is kept of it, as JSON.
	 *
	 * @throws {Refusal} `key-reused`: the key stands for another request, or the answer is lost.
	 */
	answer<A>(request: KeyedRequest, work: () => Promise<A>, keptOf: (answer: A) => A): Promise<A>;
}

const row = z.object({ sealed: z.instanceof(Uint8Array) });
const kept = z.object({
	request: z.string(),
	by: z.enum(["entry", "answer"]) satisfies z.ZodType<AnsweredBy>,
	answer: z.unknown().optional(),
});
type Kept = z.output<typeof kept>;

/** Those of the last day are known by name: a request with a new one waits for no read. */
export async function openIdempotencyKeys({
	journal,
	reader,
	sealing,
	wall,
}: {
	readonly journal: Pick<Journal, "writeBeside">;
	readonly reader: Pick<Reader, "rows">;
	readonly sealing: Sealing;
	readonly wall: () => number;
}): Promise<IdempotencyKeys> {
	const known = newKnownKeys();
	const all = "SELECT user, key FROM idempotency_key WHERE kept_at > ? ORDER BY kept_at";
	for (const one of await reader.rows(all, [wall() - KEPT_MS])) known.add(named.parse(one));
	/** What is being answered now, by user and key: the next one waits for it. */
	const answering = new Map<string, Promise<unknown>>();
	const find = async ({ user, key }: Named): Promise<Kept | "unreadable" | undefined> => {
		if (!known.has({ user, key })) return undefined;
		const sql = "SELECT sealed FROM idempotency_key WHERE user = ? AND key = ? AND kept_at > ?";
		const [found] = await reader.rows(sql, [user, key, wall() - KEPT_MS]);
		if (!found) return undefined;
		const opened = sealing.open(row.parse(found).sealed, sealedOf({ user, key }));
		return opened ? kept.parse(JSON.parse(opened.toString())) : "unreadable";
	};
	const sealed = (its: Named, said: Kept) => sealing.seal(Buffer.from(JSON.stringify(said)), sealedOf(its));
	const claimOf = (its: Named, request: string, isRepeat: boolean): RequestClaim => ({
		isRepeat,
		writes: (by) => {
			const { user, key } = its;
			const now = wall();
			const insertion =
				"INSERT INTO idempotency_key (user, key, sealed, kept_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
			return [
				...removals(user, now),
				{ sql: insertion, params: [user, key, sealed(its, { request, by, answer: undefined }), now] },
			];
		},
	});
	/** What was done stands, whether or not this can be written. */
	const note = (write: SideWrite) => journal.writeBeside([write]).catch(() => undefined);
	const answerOne = async <A>(
		{ user, key: said, content }: KeyedRequest,
		work: () => Promise<A>,
		keptOf: (a: A) => A,
	) => {
		const its = { user, key: nameOf(said) };
		const { key } = its;
		const request = createHash("sha256").update(content).digest("base64url");
		const before = await find(its);
		if (before === "unreadable") throw reused(said, "another request, or one whose answer can't be opened here");
		if (before && before.request !== request) throw reused(said, "another request");
		// The one place where what was kept becomes the answer that it was: only the same request comes here.
		if (before?.answer !== undefined) return before.answer as A;
		if (before?.by === "answer")
			throw reused(said, "a request that was done, and whose answer was lost as the hub stopped");
		const claim = claimOf(its, request, before !== undefined);
		let answer: A;
		try {
			answer = await withClaim(claim, work);
		} catch (error) {
			if (claim.taken) {
				await note({ sql: "DELETE FROM idempotency_key WHERE user = ? AND key = ?", params: [user, key] });
			}
			throw error;
		} finally {
			if (claim.taken) known.add(its);
		}
		if (claim.taken === "answer") {
			const whole = sealed(its, { request, by: "answer", answer: keptOf(answer) });
			const sql = "UPDATE idempotency_key SET sealed = ? WHERE user = ? AND key = ?";
			await note({ sql, params: [whole, user, key] });
		}
		return answer;
	};
	return {
		async answer(request, work, keptOf) {
			const name = `${request.user} ${request.key}`;
			const before = answering.get(name) ?? Promise.resolve();
			const mine = before.catch(() => undefined).then(() => answerOne(request, work, keptOf));
			answering.set(name, mine);
			try {
				return await mine;
			} finally {
				if (answering.get(name) === mine) answering.delete(name);
			}
		},
	};
}

const named = z.object({ user: z.string(), key: z.string() });
type Named = Readonly<z.output<typeof named>>;

/** Which keys may be in the store: all that are, and perhaps some that were. As many of each user as the budget says. */
function newKnownKeys() {
	const byUser = new Map<string, Set<string>>();
	return {
		has: ({ user, key }: Named) => byUser.get(user)?.has(key) ?? false,
		add({ user, key }: Named): void {
			const keys = byUser.get(user) ?? new Set();
			// One that is used anew a day later is the newest again.
			keys.delete(key);
			byUser.set(user, keys.add(key));
			const [oldest] = keys;
			if (keys.size > BUDGETS["idempotency-keys"].limit && oldest !== undefined) keys.delete(oldest);
		},
	};
}

/** What is too old, and what is beyond the user's budget with the one that comes. */
function removals(user: string, now: number): readonly SideWrite[] {
	const oldest = "SELECT key FROM idempotency_key WHERE user = ? ORDER BY kept_at DESC LIMIT -1 OFFSET ?";
	return [
		{ sql: "DELETE FROM idempotency_key WHERE kept_at <= ?", params: [now - KEPT_MS] },
		{
			sql: `DELETE FROM idempotency_key WHERE user = ? AND key IN (${oldest})`,
			params: [user, user, BUDGETS["idempotency-keys"].limit - 1],
		},
	];
}

function sealedOf({ user, key }: Named): string {
	return `idempotency key ${key} of ${user}`;
}

function nameOf(key: string): string {
	return key.length <= KEY_CHARS ? key : createHash("sha256").update(key).digest("base64url");
}

function reused(key: string, what: string): Refusal {
	return new Refusal({ code: "key-reused", detail: `the idempotency key ${key} was used for ${what}` });
}
