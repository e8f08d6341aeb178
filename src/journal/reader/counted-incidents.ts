import type { CountedQuery } from "../counted-query.ts";
import type { Clause } from "./where.ts";

const COLUMNS = { type: "type", kind: "kind", place: "zone", unit: "unit", priority: "priority", source: "source" };

const NOT_KEPT = `NOT (discreet = 1 AND EXISTS (
	SELECT 1 FROM object WHERE kind = 'incident' AND id = incident AND value ->> '$.keptFrom' = ?))`;

/** The conditions on `statistics_incident`: the same for a figure as for the list behind it. */
export function countedClauses(query: CountedQuery): readonly Clause[] {
	const { from, to, cause, outcome, guard, hour, weekday, timed, drill, isPublic, resolved, unseenBy } = query;
	const clauses: Clause[] = [];
	const add = (sql: string, ...params: (string | number)[]) => void clauses.push({ sql, params });
	if (from !== undefined) add("opened_at >= ?", from);
	if (to !== undefined) add("opened_at < ?", to);
	if (!drill) add("drill = 0");
	if (isPublic) add("discreet = 0");
	for (const field of ["type", "kind", "place", "unit", "priority", "source"] as const) {
		const value = query[field];
		if (value === "none") add(`${COLUMNS[field]} IS NULL`);
		else if (value !== undefined) add(`${COLUMNS[field]} = ?`, value);
	}
	if (cause === "none") add("cause IS NULL");
	else if (cause !== undefined) add("cause = ?", cause);
	if (outcome === "none") add("(outcome IS NULL OR outcome = 'none')");
	else if (outcome !== undefined) add("outcome = ?", outcome);
	if (guard === "none") add("guards IS NULL");
	else if (guard !== undefined) add("EXISTS (SELECT 1 FROM json_each(guards) AS sent WHERE sent.value = ?)", guard);
	if (hour !== undefined) add("hour_of_week % 24 = ?", hour);
	if (weekday !== undefined) add("hour_of_week / 24 = ?", weekday - 1);
	if (timed !== undefined) add(`${timed}_ms IS NOT NULL`);
	if (unseenBy !== undefined) add(NOT_KEPT, unseenBy);
	if (resolved !== undefined) add(`resolved = ${resolved ? 1 : 0}`);
	return clauses;
}
