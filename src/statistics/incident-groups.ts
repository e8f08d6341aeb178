import { type Grouping, NONE } from "../contract/statistics/groupings.ts";
import type { CountedQuery } from "../journal/counted-query.ts";
import { countedClauses } from "../journal/reader/counted-incidents.ts";
import type { Rows } from "../journal/reader/presenter.ts";
import { where } from "../journal/reader/where.ts";
import type { Priority } from "../model/priority.ts";
import { type Calendar, isSpan, spanOf } from "./calendar.ts";
import type { Counted, Tally } from "./incident-tallies.ts";
import { incidentList, narrowedBy } from "./lists.ts";
import type { Period } from "./period.ts";
import type { Asked } from "./question.ts";
import { type CountedSite, wordsOfKey } from "./site-words.ts";

export interface Parts {
	readonly rows: Pick<Rows, "read">;
	readonly site: CountedSite;
	readonly calendar: Calendar;
}

interface Group<Figures> {
	readonly key: string;
	readonly words?: { en: string; "zh-CN": string };
	readonly list?: string;
	readonly figures: Figures;
}

/** Columns that are what a group is called, as they stand. */
const COLUMN: Readonly<Partial<Record<Grouping, string>>> = {
	...{ type: "type", kind: "kind", zone: "zone", unit: "unit", priority: "priority", cause: "cause" },
	...{ outcome: "outcome", guard: "guards", source: "source" },
};

const TIMES = [
	...["opened_at", "hour_of_week", "priority", "cause", "outcome"],
	...["acknowledge_ms", "acknowledge_target_ms", "act_ms", "act_target_ms", "arrive_ms", "arrive_target_ms"],
	...["resolve_ms", "agency_ms", "agency_target_ms", "volunteers", "volunteers_coming", "volunteers_cannot"],
].join(", ");

/** What of the question decides which incidents count. */
export function countedBy({ from, to, zone, kind, drill, isPublic, unseenBy }: Asked): CountedQuery {
	return {
		...{ from, to, drill, isPublic },
		...(unseenBy !== undefined && { unseenBy }),
		...(zone !== undefined && { place: zone }),
		...(kind !== undefined && { kind }),
	};
}

/** Counts the incidents of a question, as a whole and by group, in one pass. */
export function tallied<Figures>(
	asked: Asked,
	{ rows, site, calendar }: Parts,
	open: () => Tally<Figures>,
): { readonly totals: Figures; readonly groups: readonly Group<Figures>[] } {
	const { groupBy } = asked;
	const totals = open();
	const groups = new Map<string, { tally: Tally<Figures>; period?: Period }>();
	for (const { key, period } of keysBefore(groupBy, asked, calendar)) {
		groups.set(key, { tally: open(), ...(period && { period }) });
	}
	const column = (groupBy && COLUMN[groupBy]) ?? "NULL";
	const { sql, params } = where(countedClauses(countedBy(asked)));
	for (const row of rows.read(`SELECT ${TIMES}, ${column} FROM statistics_incident ${sql}`, params)) {
		const one = countedOf(row);
		totals.add(one);
		if (groupBy === undefined) continue;
		for (const key of keysOf(groupBy, one, { word: row[17], calendar })) {
			const group = groups.get(key) ?? { tally: open() };
			groups.set(key, group);
			group.tally.add(one);
		}
	}
	return {
		totals: totals.figures(),
		groups: [...groups].map(([key, { tally, period }]) => {
			const words = groupBy && wordsOfKey(site, groupBy, key);
			const list = groupBy && incidentList(asked, period ? {} : narrowedBy(groupBy, key), period);
			return { key, ...(words && { words }), ...(list !== undefined && { list }), figures: tally.figures() };
		}),
	};
}

/** The groups that stand in the answer whatever happened: a chart of days has no holes. */
function keysBefore(
	groupBy: Grouping | undefined,
	asked: Asked,
	calendar: Calendar,
): readonly { readonly key: string; readonly period?: Period }[] {
	if (isSpan(groupBy))
		return calendar.spans(asked, groupBy).map(({ key, from, to }) => ({ key, period: { from, to } }));
	if (groupBy === "hour") return Array.from({ length: 24 }, (_, hour) => ({ key: String(hour) }));
	if (groupBy === "weekday") return Array.from({ length: 7 }, (_, day) => ({ key: String(day + 1) }));
	return [];
}

function keysOf(
	groupBy: Grouping,
	{ openedAt, hourOfWeek }: Counted,
	{ word, calendar }: { readonly word: unknown; readonly calendar: Calendar },
): readonly string[] {
	if (isSpan(groupBy)) return [spanOf(calendar.dayAt(openedAt), groupBy)];
	if (groupBy === "hour") return [String(hourOfWeek % 24)];
	if (groupBy === "weekday") return [String(Math.floor(hourOfWeek / 24) + 1)];
	if (word === null) return [NONE];
	if (groupBy !== "guard") return [String(word)];
	const guards: unknown = JSON.parse(String(word));
	return Array.isArray(guards) ? guards.map(String) : [NONE];
}

/** A row, in the order of `TIMES`. */
function countedOf(row: readonly unknown[]): Counted {
	return {
		openedAt: Number(row[0]),
		hourOfWeek: Number(row[1]),
		// The table's rows are written from incidents.
		priority: row[2] as Priority,
		cause: wordOf(row[3]),
		outcome: wordOf(row[4]),
		acknowledge: numberOf(row[5]),
		acknowledgeTarget: numberOf(row[6]),
		act: numberOf(row[7]),
		actTarget: numberOf(row[8]),
		arrive: numberOf(row[9]),
		arriveTarget: numberOf(row[10]),
		resolve: numberOf(row[11]),
		agency: numberOf(row[12]),
		agencyTarget: numberOf(row[13]),
		volunteers: { asked: Number(row[14]), coming: Number(row[15]), cannot: Number(row[16]) },
	};
}

function numberOf(value: unknown): number | null {
	return value === null ? null : Number(value);
}

function wordOf(value: unknown): string | null {
	return value === null ? null : String(value);
}
