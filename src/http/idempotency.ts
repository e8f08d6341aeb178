import { createHash } from "node:crypto";
import type { Principal } from "../access/principal.ts";
import { Refusal } from "../model/problem.ts";

/** CONTRACT: keys are kept for 24 h per user. */
const KEPT_MS = 24 * 3_600_000;
/** Keys kept at once; the oldest is forgotten first. */
const KEPT_MAX = 2_000;

/** Answers a repeated request with the first one's answer, where that cannot be read back from the journal. */
export type Idempotently<A> = (
	request: { readonly who: Principal; readonly key: string | undefined; readonly content: unknown },
	work: () => Promise<A>,
) => Promise<A>;

/**
 * Keeps the answers of one route in memory: after a restart, a repeat is a request of its own. A failed one is not
 * kept. It throws a `Refusal` with `key-reused` when the key came with other content.
 */
export function newIdempotency<A>(): Idempotently<A> {
	const kept = new Map<string, { content: string; at: number; answer: Promise<A> }>();
	return async ({ who, key, content: said }, work) => {
		if (key === undefined) return work();
		const name = `${who.user} ${key}`;
		const content = createHash("sha256").update(JSON.stringify(said)).digest("base64url");
		const before = kept.get(name);
		if (before && performance.now() - before.at < KEPT_MS) {
			if (before.content === content) return before.answer;
			throw new Refusal({ code: "key-reused", detail: `the idempotency key ${key} was used for another request` });
		}
		const answer = work();
		kept.delete(name);
		kept.set(name, { content, at: performance.now(), answer });
		answer.catch(() => kept.delete(name));
		if (kept.size > KEPT_MAX) kept.delete(kept.keys().next().value ?? name);
		return answer;
	};
}
