import type { EntryShape } from "../../../contract/shapes.ts";
import { type Flag, VOIDS } from "../../../model/patrol-terms.ts";

/** A check-in that was kept and flagged, and counts only once a captain says so. */
export interface Waiting {
	readonly seq: number;
	readonly guard: string;
	/** As it was said: a checkpoint's id, or a code that may be none's. */
	readonly checkpoint: string;
	readonly at: string;
	readonly flags: readonly Flag[];
}

/** Whether an entry is of check-ins: one that was made, or that a captain accepted. */
export function tellsOfCheckins({ type }: Pick<EntryShape, "type">): boolean {
	return type.startsWith("patrol.checkin") || type === ACCEPTED;
}

/** What an acceptance is in the journal. */
export const ACCEPTED = "checkin.accepted";

/** The check-ins among these entries that wait for a captain's word, the latest first. */
export function waitingAmong(entries: readonly EntryShape[]): readonly Waiting[] {
	const accepted = new Set(entries.flatMap(({ type, data }) => (type === ACCEPTED ? [data.seq] : [])));
	return entries
		.flatMap((entry): Waiting[] => {
			const { seq, type, at, source, data } = entry;
			if (type === ACCEPTED || accepted.has(seq)) return [];
			const flags = VOIDS.filter((flag) => entry.outcomes.some(({ because }) => because === flag));
			const device = source.startsWith("device:") ? source.slice("device:".length) : undefined;
			const checkpoint = device ?? data.checkpoint ?? data.code;
			if (flags.length === 0 || typeof data.guard !== "string" || typeof checkpoint !== "string") return [];
			return [{ seq, guard: data.guard, checkpoint, at: typeof data.at === "string" ? data.at : at, flags }];
		})
		.sort((a, b) => b.seq - a.seq);
}
