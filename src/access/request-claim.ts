import { AsyncLocalStorage } from "node:async_hooks";
import type { Appended, Journal, SideWrite } from "../journal/journal.ts";
import type { Draft } from "../model/entry.ts";

/** How a request is answered that comes again: by its entry, which has its id, or by the answer that was kept. */
export type AnsweredBy = "entry" | "answer";

/** The claim of the request that is being answered to its idempotency key. */
export interface RequestClaim {
	/** The same request was there before. */
	readonly isRepeat: boolean;
	/** What takes the key. */
	writes(by: AnsweredBy): readonly SideWrite[];
	/** The key is on disk; by what a repeat is answered. */
	taken?: AnsweredBy;
}

/** Whatever a request does finds its claim here, so that no route can forget it. */
const claims = new AsyncLocalStorage<RequestClaim>();

/** Does a request's work with its claim. */
export function withClaim<A>(claim: RequestClaim, work: () => Promise<A>): Promise<A> {
	return claims.run(claim, work);
}

/** Whether the request that is being answered was there before, with the same key and content. */
export function isRepeated(): boolean {
	return claims.getStore()?.isRepeat ?? false;
}

/**
 * Appends an entry, and in its transaction the idempotency key of the request that it comes from: either both are there
 * or neither. A request of several entries takes its key with its first; what the hub itself says takes none.
 *
 * @throws {StoreUnavailable} Nothing was written.
 */
export async function appendClaiming(
	journal: Pick<Journal, "append">,
	draft: Draft,
	{ writes, by }: { readonly writes: readonly SideWrite[]; readonly by: AnsweredBy },
): Promise<Appended> {
	const claim = claims.getStore();
	if (!claim || claim.taken || !draft.source.startsWith("user:")) return journal.append(draft, writes);
	const appended = await journal.append(draft, [...claim.writes(by), ...writes]);
	if ("seq" in appended && !appended.repeat) claim.taken ??= by;
	return appended;
}
