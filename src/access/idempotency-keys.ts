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

export function openIdempotencyKeys({
	journal,
	reader,
	sealing,
	wall,
}: {
	readonly journal: Pick<Journal, "writeBeside">;
	readonly reader: Pick<Reader, "rows">;
	readonly sealing: Sealing;
	readonly wall: () => number;
}): IdempotencyKeys {
	/** What is being answered now, by user and key: the next one waits for it. */
	const answering = new Map<string, Promise<unknown>>();
	const find = async ({ user, key }: Named): Promise<Kept | "unreadable" | undefined> => {
		const sql = "SELECT sealed FROM idempotency_key WHERE user = ? AND key = ? AND kept_at > ?";
		const [found] = await reader.rows(sql, [user, key, wall() - KEPT_MS]);
		if (!found) return undefined;
		const opened = sealing.open(row.parse(found).sealed, sealedOf({ user, key }));
		return opened ? kept.parse(JSON.parse(opened.toString())) : "unreadable";
	};
	const sealed = (named: Named, said: Kept) => sealing.seal(Buffer.from(JSON.stringify(said)), sealedOf(named));
	const claimOf = (named: Named, request: string, isRepeat: boolean): RequestClaim => ({
		isRepeat,
		writes: (by) => {
			const { user, key } = named;
			const now = wall();
			const insertion =
				"INSERT INTO idempotency_key (user, key, sealed, kept_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
			return [
				...removals(user, now),
				{ sql: insertion, params: [user, key, sealed(named, { request, by, answer: undefined }), now] },
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
		const named = { user, key: nameOf(said) };
		const { key } = named;
		const request = createHash("sha256").update(content).digest("base64url");
		const before = await find(named);
		if (before === "unreadable") throw reused(said, "another request, or one whose answer can't be opened here");
		if (before && before.request !== request) throw reused(said, "another request");
		// The one place where what was kept becomes the answer that it was: only the same request comes here.
		if (before?.answer !== undefined) return before.answer as A;
		if (before?.by === "answer")
			throw reused(said, "a request that was done, and whose answer was lost as the hub stopped");
		const claim = claimOf(named, request, before !== undefined);
		let answer: A;
		try {
			answer = await withClaim(claim, work);
		} catch (error) {
			if (claim.taken) {
				await note({ sql: "DELETE FROM idempotency_key WHERE user = ? AND key = ?", params: [user, key] });
			}
			throw error;
		}
		if (claim.taken === "answer") {
			const whole = sealed(named, { request, by: "answer", answer: keptOf(answer) });
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

interface Named {
	readonly user: string;
	readonly key: string;
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
