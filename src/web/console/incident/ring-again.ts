import type { EntryShape, IncidentShape } from "../../../contract/shapes.ts";

/** What made the incident ring last, where that is known: the entry, and the reasons it gives for this incident. */
export interface Ring {
	readonly entry: EntryShape;
	readonly reasons: readonly EntryShape["outcomes"][number][];
}

/** Reasons that stand beside one that says more. */
const PLAIN = new Set(["repeated", "acted", "recorded"]);

/** Why an incident that was taken is untaken again: the entry at which it rang. */
export function lastRing(
	{ id, rang, state, acknowledgedAt }: Pick<IncidentShape, "id" | "rang" | "state" | "acknowledgedAt">,
	entries: readonly EntryShape[],
): Ring | undefined {
	if (state !== "open" || acknowledgedAt === undefined || rang === 0) return undefined;
	const entry = entries.find(({ seq }) => seq === rang);
	if (!entry) return undefined;
	const own = entry.outcomes.filter(({ incident }) => incident === undefined || incident === id);
	const telling = own.filter(({ because }) => !PLAIN.has(because));
	return { entry, reasons: telling.length > 0 ? telling : own };
}

export type WaitEnd = { readonly by: "ring" | "merge" | "empty" | "time"; readonly at: string };

/** What ended the last wait, where it has ended: its time, or what came before. `entries`: the newest first. */
export function waitEnded(
	{ waiting, waits = 0, state }: Pick<IncidentShape, "waiting" | "waits" | "state">,
	entries: readonly EntryShape[],
): WaitEnd | undefined {
	if (waiting || waits === 0 || state === "resolved") return undefined;
	const from = entries.findIndex(({ type }) => type === "incident.waiting");
	if (from < 0) return undefined;
	const since = entries.slice(0, from).toReversed();
	for (const { type, receivedAt: at, outcomes } of since) {
		if (type === "incident.wait-over") return { by: "time", at };
		if (type === "incident.merged") return { by: "merge", at };
		if (outcomes.some(({ because }) => because === "wait-over")) return { by: "empty", at };
		if (outcomes.some(({ because }) => RINGS.has(because))) return { by: "ring", at };
	}
	return undefined;
}

/** What an entry says of itself that rang. */
const RINGS: ReadonlySet<string> = new Set([
	...["raised", "reactivated", "rings-again", "still-stands", "overdue", "corroborated", "joined", "came-back"],
	...["shows-again", "reconfirm", "seen-in-weather", "nobody-left"],
]);
