import type { EntryQuery } from "../../journal/query.ts";
import type { Rows } from "../../journal/reader/presenter.ts";

/** That what was before an instant has left the journal by rule, and when. */
export interface Left {
	readonly before: string;
	readonly at: string;
}

/**
 * What of a page's question can't be answered, since the entries have left the journal; undefined where nothing is missing. An
 * incident's leave together: those of one that was held or open stay.
 */
export function leftOf({ from, incidents }: EntryQuery, { read }: Pick<Rows, "read">): Left | undefined {
	const [anchor] = read("SELECT seq, at, left_at FROM anchor", []);
	if (!anchor) return undefined;
	const [seq, at, leftAt] = anchor.map(Number);
	if (seq === undefined || at === undefined || leftAt === undefined) return undefined;
	if (from !== undefined && from > at) return undefined;
	if (incidents && !hasLeft(incidents, { seq, at }, read)) return undefined;
	return { before: new Date(at + 1).toISOString(), at: new Date(leftAt).toISOString() };
}

function hasLeft(incidents: readonly string[], { seq, at }: { seq: number; at: number }, read: Rows["read"]): boolean {
	const named = JSON.stringify(incidents);
	const [first] = read(
		`SELECT min(value ->> '$.openedAt') FROM object
		 WHERE kind = 'incident' AND id IN (SELECT value FROM json_each(?)) HAVING min(value ->> '$.openedAt') <= ?`,
		[named, at],
	);
	if (!first) return false;
	const [stays] = read("SELECT 1 FROM entry WHERE incident IN (SELECT value FROM json_each(?)) AND seq <= ? LIMIT 1", [
		named,
		seq,
	]);
	return stays === undefined;
}
