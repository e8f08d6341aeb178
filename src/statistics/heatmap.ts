import type { HeatmapFigures } from "../contract/statistics/figures.ts";
import { NONE } from "../contract/statistics/groupings.ts";
import { countedClauses } from "../journal/reader/counted-incidents.ts";
import { where } from "../journal/reader/where.ts";
import { countedBy, type Parts } from "./incident-groups.ts";
import { incidentList } from "./lists.ts";
import type { Asked } from "./question.ts";
import { wordsOfKey } from "./site-words.ts";

const WEEK_HOURS = 168;

interface Counts {
	readonly byZone: Record<string, number>;
	readonly byHourOfWeek: number[];
}

/** Where and at which hour of the week incidents began. */
export function heatmapStatistics(asked: Asked, { rows, site }: Parts) {
	const { sql, params } = where(countedClauses(countedBy(asked)));
	const all = blank();
	const zones = new Map<string, Counts>();
	const found = rows.read(
		`SELECT zone, hour_of_week, count(*) FROM statistics_incident ${sql} GROUP BY zone, hour_of_week`,
		params,
	);
	for (const [place, hour, count] of found) {
		const zone = place === null ? NONE : String(place);
		const one = zones.get(zone) ?? blank();
		zones.set(zone, one);
		for (const counts of [all, one]) {
			counts.byZone[zone] = (counts.byZone[zone] ?? 0) + Number(count);
			counts.byHourOfWeek[Number(hour)] = (counts.byHourOfWeek[Number(hour)] ?? 0) + Number(count);
		}
	}
	return {
		totals: figures(all),
		groups: [...zones].map(([key, counts]) => {
			const words = wordsOfKey(site, "zone", key);
			const list = incidentList(asked, { place: key });
			return { key, ...(words && { words }), ...(list !== undefined && { list }), figures: figures(counts) };
		}),
		list: incidentList(asked),
	};
}

function blank(): Counts {
	return { byZone: {}, byHourOfWeek: Array.from({ length: WEEK_HOURS }, () => 0) };
}

function figures({ byZone, byHourOfWeek }: Counts): HeatmapFigures {
	return { count: byHourOfWeek.reduce((sum, one) => sum + one, 0), byZone, byHourOfWeek };
}
