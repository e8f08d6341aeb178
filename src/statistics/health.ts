import { addressOf } from "../contract/http/address.ts";
import type { HealthFigures } from "../contract/statistics/figures.ts";
import { type Grouping, NONE } from "../contract/statistics/groupings.ts";
import { PRIORITIES, type Priority } from "../model/priority.ts";
import { hourOfWeek } from "../model/site-day.ts";
import { isSpan, spanOf } from "./calendar.ts";
import { covered } from "./gaps.ts";
import { filterOf, placeClauses, SLOT_MS } from "./health-filter.ts";
import { targetsOf } from "./health-targets.ts";
import type { Parts } from "./incident-groups.ts";
import type { Period } from "./period.ts";
import type { Asked } from "./question.ts";
import { wordsOfKey } from "./site-words.ts";

const HOUR_MS = 3_600_000;
/** Active for longer without a break; our own setting. */
const STANDING_MS = 24 * HOUR_MS;
const OFFENDERS = 10;
const LISTED = 100;

/** Whether the alarms can be handled. Rings are counted by five minutes of the clock. */
export function healthStatistics(asked: Asked, parts: Parts) {
	const { groupBy } = asked;
	const totals = whole(asked, parts);
	return {
		totals,
		groups: groupBy === undefined ? [] : grouped(asked, groupBy, parts),
	};
}

function whole(asked: Asked, parts: Parts): HealthFigures {
	const { rows, site } = parts;
	const { from, to, now, isPublic } = asked;
	const end = Math.min(to, now);
	const filter = filterOf(asked);
	const slots = rows
		.read(
			`SELECT slot, sum(sounded) FROM statistics_sounding ${filter.sql} GROUP BY slot HAVING sum(sounded) > 0`,
			filter.params,
		)
		.map(([slot, sounded]) => ({ slot: Number(slot), sounded: Number(sounded) }));
	const sounded = slots.reduce((sum, one) => sum + one.sounded, 0);
	const peak = peakOf(slots);
	const operatorHours = operatorHoursIn(asked, parts);
	const rate = operatorHours > 0 ? sounded / operatorHours : undefined;
	const byPriority = prioritiesOf(asked, parts);
	const isAll = asked.zone === undefined && asked.kind === undefined && !isPublic;
	const floods = isAll ? floodsIn(asked, parts) : undefined;
	const inFlood = floods?.map((one) => ({ from: Date.parse(one.from), to: one.to ? Date.parse(one.to) : end }));
	const floodShare = inFlood && end > from ? covered(inFlood, { from, to: end }) / (end - from) : undefined;
	const chattering = rows
		.read(
			`SELECT source, type, zone, sum(chattered) AS n FROM statistics_sounding ${filter.sql} AND chattered > 0
			 GROUP BY source, type, zone ORDER BY n DESC, source, type, zone LIMIT ${LISTED}`,
			filter.params,
		)
		.map(([source, type, zone, count]) => ({
			...named({ source, type, zone }, asked, parts),
			count: Number(count),
			...ledTo(asked, asked, { source, type, zone }),
		}));
	const standing = standingIn(asked, parts);
	const offenders = isPublic
		? undefined
		: rows
				.read(
					`SELECT source, sum(sounded) AS n FROM statistics_sounding ${filter.sql} AND source <> ''
					 GROUP BY source HAVING n > 0 ORDER BY n DESC, source LIMIT ${OFFENDERS}`,
					filter.params,
				)
				.map(([source, count]) => {
					const key = String(source);
					const words = wordsOfKey(site, "source", key);
					const zone = site.devices.get(key.slice("device:".length))?.zone;
					const query = { counted: "true", from: iso(from), to: iso(to), source: key };
					return {
						...{ source: key, ...(words && { words }), ...(zone !== undefined && { zone }) },
						...{ count: Number(count), share: Number(count) / sounded },
						incidents: addressOf("/incidents", { query }),
					};
				});
	return {
		...{ sounded, operatorHours },
		...(rate !== undefined && { soundedPerOperatorHour: rate }),
		...(peak && { peak }),
		...(floods && { floods }),
		...(floodShare !== undefined && { floodShare }),
		...{ chattering, standing, byPriority },
		...(offenders && { offenders }),
		...(isAll && { longestSilence: silencesIn(asked, parts) }),
		targets: targetsOf({ rate, peak: peak?.count, floodShare, byPriority, sounded, standing: standing.length }),
	};
}

/** Each group with what can be counted of it; rates and lists are of the whole. */
function grouped(asked: Asked, groupBy: Grouping, { rows, site, calendar }: Parts) {
	const filter = filterOf(asked);
	const groups = new Map<string, Record<Priority, number>>();
	const of = (key: string) => {
		const one = groups.get(key) ?? { critical: 0, high: 0, medium: 0, low: 0 };
		groups.set(key, one);
		return one;
	};
	if (isSpan(groupBy)) for (const { key } of calendar.spans(asked, groupBy)) of(key);
	const column = COLUMNS[groupBy] ?? "slot";
	const found = rows.read(
		`SELECT ${column}, priority, sum(sounded) FROM statistics_sounding ${filter.sql} GROUP BY 1, 2 HAVING sum(sounded) > 0`,
		filter.params,
	);
	for (const [word, priority, sounded] of found) {
		const one = of(column === "slot" ? timeKey(groupBy, Number(word) * SLOT_MS) : String(word === "" ? NONE : word));
		// The table's rows are written from alarms.
		one[priority as Priority] += Number(sounded);
	}
	return [...groups].map(([key, byPriority]) => {
		const words = wordsOfKey(site, groupBy, key);
		const sounded = PRIORITIES.reduce((sum, one) => sum + byPriority[one], 0);
		return { key, ...(words && { words }), figures: { sounded, byPriority } satisfies HealthFigures };
	});

	function timeKey(by: Grouping, at: number): string {
		if (isSpan(by)) return spanOf(calendar.dayAt(at), by);
		const hour = hourOfWeek(at, site.timeZone);
		return by === "hour" ? String(hour % 24) : String(Math.floor(hour / 24) + 1);
	}
}

const COLUMNS: Readonly<Partial<Record<Grouping, string>>> = {
	...{ type: "type", zone: "zone", priority: "priority", source: "source" },
	kind: "CASE WHEN instr(type, '.') > 0 THEN substr(type, 1, instr(type, '.') - 1) ELSE type END",
};

function prioritiesOf(asked: Asked, { rows }: Parts): Record<Priority, number> {
	const filter = filterOf(asked);
	const counts: Record<Priority, number> = { critical: 0, high: 0, medium: 0, low: 0 };
	const found = rows.read(
		`SELECT priority, sum(sounded) FROM statistics_sounding ${filter.sql} GROUP BY 1`,
		filter.params,
	);
	for (const [priority, sounded] of found) counts[priority as Priority] = Number(sounded);
	return counts;
}

/** The ten minutes with most rings: two slots that follow each other. */
function peakOf(slots: readonly { readonly slot: number; readonly sounded: number }[]): HealthFigures["peak"] {
	let best: { slot: number; count: number } | undefined;
	slots.forEach(({ slot, sounded }, at) => {
		const next = slots[at + 1];
		const count = sounded + (next?.slot === slot + 1 ? next.sounded : 0);
		if (!best || count > best.count) best = { slot, count };
	});
	return best && { count: best.count, from: iso(best.slot * SLOT_MS) };
}

/** The hours that people were signed on at the desk. */
function operatorHoursIn({ from, to, now }: Asked, { rows }: Parts): number {
	const end = Math.min(to, now);
	const [row] = rows.read(
		`WITH period AS (SELECT ? AS till, ? AS began)
		 SELECT sum(max(0, min(coalesce(value ->> '$.endedAt', till), till) - max(value ->> '$.since', began)))
		 FROM object, period WHERE kind = 'shift' AND value IS NOT NULL`,
		[end, from],
	);
	return Math.max(0, Number(row?.[0] ?? 0)) / HOUR_MS;
}

function floodsIn(asked: Asked, { rows }: Parts): NonNullable<HealthFigures["floods"]> {
	const { from, to, now } = asked;
	const end = Math.min(to, now);
	return rows
		.read(
			`SELECT since, until, count, peak FROM statistics_flood WHERE since < ? AND (until IS NULL OR until > ?) ORDER BY since`,
			[end, from],
		)
		.map(([since, until, count, peak]) => ({
			from: iso(Number(since)),
			...(until !== null && { to: iso(Number(until)) }),
			...{ count: Number(count), peak: Number(peak) },
			...ledTo(asked, { from: Number(since), to: until === null ? end : Number(until) }),
		}));
}

function standingIn(asked: Asked, parts: Parts): NonNullable<HealthFigures["standing"]> {
	const { from, to, now, zone, kind, drill, isPublic } = asked;
	const end = Math.min(to, now);
	const params: (string | number)[] = [end, from, end, STANDING_MS];
	const more = placeClauses({ zone, kind, drill, isPublic }, params);
	return parts.rows
		.read(
			`SELECT source, type, zone, priority, since, until FROM statistics_standing
			 WHERE since < ? AND (until IS NULL OR until > ?) AND coalesce(until, ?) - since > ?
			 ${more.map((one) => ` AND ${one}`).join("")} ORDER BY since, source, type LIMIT ${LISTED}`,
			params,
		)
		.map(([source, type, where, priority, since, until]) => ({
			...named({ source, type, zone: where }, asked, parts),
			priority: priority as Priority,
			from: iso(Number(since)),
			...(until !== null && { to: iso(Number(until)) }),
			...ledTo(asked, { from: Math.min(from, Number(since)), to }, { source, type, zone: where }),
		}));
}

function silencesIn({ from, to }: Asked, { rows }: Parts): NonNullable<HealthFigures["longestSilence"]> {
	return rows
		.read("SELECT rule, max(ms), at FROM statistics_silence WHERE at >= ? AND at < ? GROUP BY rule ORDER BY rule", [
			from,
			to,
		])
		.map(([rule, ms, at]) => ({ rule: String(rule), seconds: Number(ms) / 1000, at: iso(Number(at)) }));
}

/** The way to the incidents that opened in that time, of the same leading alarm where it is one; in public there is none. */
function ledTo(
	{ isPublic, drill }: Asked,
	{ from, to }: Period,
	alarm?: { readonly source: unknown; readonly type: unknown; readonly zone: unknown },
): { readonly incidents?: string } {
	if (isPublic || to <= from) return {};
	const said = (word: unknown) => (word === "" ? undefined : String(word));
	const query = {
		...{ counted: "true", from: iso(from), to: iso(to) },
		...(drill && { drill: "include" }),
		...(alarm && { source: said(alarm.source), type: said(alarm.type), place: said(alarm.zone) }),
	};
	return { incidents: addressOf("/incidents", { query }) };
}

/** What an alarm is called; in public without its device. */
function named(
	{ source, type, zone }: { source: unknown; type: unknown; zone: unknown },
	{ isPublic }: Asked,
	{ site }: Parts,
) {
	const words = site.types.get(String(type));
	return {
		type: String(type),
		...(words && { words }),
		...(zone !== "" && { zone: String(zone) }),
		...(!isPublic && source !== "" && { source: String(source) }),
	};
}

function iso(at: number): string {
	return new Date(at).toISOString();
}
