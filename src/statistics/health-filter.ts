import type { Asked } from "./question.ts";

/** Soundings are counted by five minutes of the clock. */
export const SLOT_MS = 300_000;

type Filter = { readonly sql: string; readonly params: readonly (string | number)[] };

/** Which rows of the soundings a question is of. */
export function filterOf({ from, to, zone, kind, drill, isPublic }: Asked): Filter {
	const params: (string | number)[] = [Math.ceil(from / SLOT_MS), Math.ceil(to / SLOT_MS)];
	const clauses = ["slot >= ?", "slot < ?", ...placeClauses({ zone, kind, drill, isPublic }, params)];
	return { sql: `WHERE ${clauses.join(" AND ")}`, params };
}

/** The same of a table without slots: clauses, whose parameters are added to those there. */
export function placeClauses(
	{
		zone,
		kind,
		drill,
		isPublic,
	}: { zone: string | undefined; kind: string | undefined; drill: boolean; isPublic: boolean },
	params: (string | number)[],
): readonly string[] {
	const clauses: string[] = [];
	if (!drill) clauses.push("drill = 0");
	if (isPublic) clauses.push("discreet = 0");
	if (zone !== undefined) {
		clauses.push("zone = ?");
		params.push(zone);
	}
	if (kind !== undefined) {
		clauses.push("(type = ? OR substr(type, 1, ?) = ?)");
		params.push(kind, kind.length + 1, `${kind}.`);
	}
	return clauses;
}
