import type { Hub } from "./hub.ts";

/** Rounds of one guard that are open at once. */
const OPEN_AT_MOST = 16;

/** What a guard is asked now: nothing was heard of them in the middle of a round. Undefined: nothing. */
export async function askedAllWell({ reader, clock }: Pick<Hub, "reader" | "clock">, guard: string) {
	const { items } = await reader.objects("round", { open: true, guard, limit: OPEN_AT_MOST, order: "desc" });
	const now = clock.now();
	return items
		.flatMap(({ allWell }) => (allWell && allWell.askAt <= now ? [allWell] : []))
		.sort((a, b) => a.dueAt - b.dueAt)[0];
}
