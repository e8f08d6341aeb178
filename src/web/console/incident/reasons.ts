import type { EntryShape } from "../../../contract/shapes.ts";

export type Outcome = EntryShape["outcomes"][number];

/** For each alarm, why it was raised, repeated, joined: the outcomes that name it, the oldest first, each reason once. */
export function reasonsOf(entries: readonly EntryShape[]): ReadonlyMap<string, readonly Outcome[]> {
	const reasons = new Map<string, Outcome[]>();
	for (const { outcomes } of entries.toReversed()) {
		for (const outcome of outcomes) {
			if (outcome.alarm === undefined) continue;
			const known = reasons.get(outcome.alarm) ?? [];
			const again = known.some(({ because, rule }) => because === outcome.because && rule === outcome.rule);
			if (!again) reasons.set(outcome.alarm, [...known, outcome]);
		}
	}
	return reasons;
}
