import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Principal } from "../access/principal.ts";
import { appendClaiming, isRepeated } from "../access/request-claim.ts";
import { newId } from "../access/secret.ts";
import type { Journal, SideWrite } from "../journal/journal.ts";
import type { Clock } from "../model/clock.ts";
import { Refusal, StoreUnavailable } from "../model/problem.ts";

/** Ids of entries (CONTRACT). */
const ENTRY_ID = /^[A-Za-z0-9._-]{1,64}$/;

/** What a person did, for the journal. */
export interface PersonsAction {
	readonly who: Principal;
	/** The request's `Idempotency-Key`: the same one again is the same action. Undefined: a repeat is answered by the answer that was kept. */
	readonly key: string | undefined;
	readonly type: string;
	readonly zone?: string;
	readonly data: Readonly<Record<string, unknown>>;
	/** To tables beside the journal, in the entry's transaction; a repeat writes nothing. */
	readonly writes?: readonly SideWrite[];
}

/** What appends, and when. */
export interface Appender {
	readonly journal: Pick<Journal, "append">;
	readonly clock: Pick<Clock, "now">;
}

/**
 * Appends what a person did and gives its seq; the same key with the same content gives the first one's.
 *
 * @throws {Refusal} What the engine refused; `key-reused`: the key stands for something else.
 * @throws {StoreUnavailable} Nothing was written.
 */
export async function appendAction(
	{ journal, clock }: Appender,
	{ who, key, type, zone, data, writes = [] }: PersonsAction,
): Promise<number> {
	const now = clock.now();
	const draft = { source: `user:${who.user}`, type, id: entryId(key, now), at: now, receivedAt: now, data } as const;
	const by = key === undefined ? "answer" : "entry";
	const appended = await appendClaiming(journal, zone === undefined ? draft : { ...draft, zone }, { writes, by });
	if ("refused" in appended) throw new Refusal(appended.refused);
	if ("seq" in appended) return appended.seq;
	if (appended.setAside === "id already used") {
		// What the hub adds of its own (the time, who can be reached) may have changed since; what was asked has not.
		if (isRepeated() && appended.taken !== undefined) return appended.taken;
		const detail = `the idempotency key ${key ?? draft.id} was used for another request`;
		throw new Refusal({ code: "key-reused", detail });
	}
	throw new StoreUnavailable(`${type} was set aside: ${appended.setAside}`);
}

/** Who acts, and on what. */
export interface Actor {
	readonly hub: Appender;
	readonly principal: Principal;
	/** `Idempotency-Key`: the same one again is the same action. */
	readonly key: string | undefined;
}

/**
 * Appends that a person took an action, with all that its entry keeps; gives its seq.
 *
 * @throws {Refusal} What the engine refused; `key-reused`: the key stands for something else.
 * @throws {StoreUnavailable} Nothing was written.
 */
export function takeAction<Data extends z.ZodType<unknown, PersonsAction["data"]>>(
	{ hub, principal: who, key }: Actor,
	{ type, data: _kept }: { readonly type: string; readonly data: Data },
	said: { readonly data: z.input<Data>; readonly zone?: string; readonly writes?: readonly SideWrite[] },
): Promise<number> {
	return appendAction(hub, { ...said, who, key, type });
}

/** The key itself where it can be an entry's id, else its hash; without a key, a fresh id. */
function entryId(key: string | undefined, now: number): string {
	if (key === undefined) return newId(now);
	return ENTRY_ID.test(key) ? key : createHash("sha256").update(key).digest("base64url");
}
