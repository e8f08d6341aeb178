import type { Journal, SideWrite } from "../journal/journal.ts";
import type { Clock } from "../model/clock.ts";
import type { Source } from "../model/entry.ts";
import { Refusal, StoreUnavailable } from "../model/problem.ts";
import { appendClaiming } from "./request-claim.ts";
import { newId } from "./secret.ts";

/** One change of who may do what, and the rows it changes. */
interface AccessChange {
	readonly by: Source;
	readonly type: string;
	readonly data: Readonly<Record<string, unknown>>;
	readonly writes: readonly SideWrite[];
}

export type Recorder = (change: AccessChange) => Promise<void>;

/**
 * Makes the function by which access changes enter the journal: the entry and its rows in one transaction, and
 * with the first of a request its idempotency key.
 *
 * It throws `StoreUnavailable` when nothing was written.
 */
export function recordIn(journal: Pick<Journal, "append">, clock: Pick<Clock, "now">): Recorder {
	return async ({ by, type, data, writes }) => {
		const now = clock.now();
		const draft = { source: by, type, id: newId(now), at: now, receivedAt: now, data };
		const appended = await appendClaiming(journal, draft, { writes, by: "answer" });
		if ("refused" in appended) throw new Refusal(appended.refused);
		if ("setAside" in appended) throw new StoreUnavailable(`${type} was set aside: ${appended.setAside}`);
	};
}
