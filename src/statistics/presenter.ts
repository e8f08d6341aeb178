import { allowedBy } from "../contract/allow-list.ts";
import {
	readDeviceStatistics,
	readHealthStatistics,
	readHeatmap,
	readIncidentStatistics,
	readOverview,
	readPatrolStatistics,
	readResponseStatistics,
} from "../contract/http/statistics.ts";
import { countedClauses } from "../journal/reader/counted-incidents.ts";
import type { Present, Rows } from "../journal/reader/presenter.ts";
import { where } from "../journal/reader/where.ts";
import { Calendar } from "./calendar.ts";
import { chainTests } from "./chain-tests.ts";
import { deviceStatistics } from "./devices.ts";
import { blindShare, checkCounted, countedSince, type Gap, gapOf, gapsIn } from "./gaps.ts";
import { healthStatistics } from "./health.ts";
import { heatmapStatistics } from "./heatmap.ts";
import { countedBy, type Parts, tallied } from "./incident-groups.ts";
import { IncidentTally, isCase, OverviewTally, ResponseTally } from "./incident-tallies.ts";
import { incidentList } from "./lists.ts";
import { madeUpIn } from "./made-up.ts";
import { patrolStatistics, roundsInShort } from "./patrol.ts";
import type { Period } from "./period.ts";
import type { Asked, Page, Question } from "./question.ts";
import type { CountedSite } from "./site-words.ts";

const ALLOWED: Readonly<Record<Page, (answer: never) => unknown>> = {
	overview: allowedBy(readOverview.answer),
	incidents: allowedBy(readIncidentStatistics.answer),
	response: allowedBy(readResponseStatistics.answer),
	patrol: allowedBy(readPatrolStatistics.answer),
	devices: allowedBy(readDeviceStatistics.answer),
	health: allowedBy(readHealthStatistics.answer),
	heatmap: allowedBy(readHeatmap.answer),
};

interface Figures {
	readonly totals: object;
	readonly groups: readonly { readonly key: string; readonly figures: object }[];
	readonly gaps?: readonly Gap[];
	readonly list?: string | undefined;
}

/** Makes figures of the tables beside the journal, on the thread that reads them: nothing but the answer's bytes leaves it. */
export function openPresenter(rows: Rows, facts: unknown): Present {
	// Made by `open.ts`, on the other side of the thread.
	const site = facts as CountedSite;
	const parts: Parts = { rows, site, calendar: new Calendar(site.timeZone) };
	return (asked) => {
		const { compare, ...question } = asked as Question;
		checkCounted(rows, question);
		const answer = {
			...partOf(question, parts),
			timeZone: site.timeZone,
			...(compare && { compare: partOf({ ...question, ...compare }, parts) }),
		};
		// The compiler can't tell which of the pages it is; each makes its own.
		return [JSON.stringify(ALLOWED[question.page](answer as never))];
	};
}

function partOf(asked: Asked, parts: Parts) {
	const { to, now } = asked;
	const found = gapsIn(parts.rows, asked, now);
	const { totals, groups, gaps: more = [], list } = figuresOf(asked, parts, found);
	const gaps = [...found, ...more];
	const open = openIn(asked, parts);
	const madeUp = madeUpIn(parts.rows, asked);
	const shown = (period: Period) => ({
		from: new Date(period.from).toISOString(),
		to: new Date(period.to).toISOString(),
	});
	return {
		...shown(asked),
		complete: to <= now && open === 0 && gaps.length === 0,
		open,
		gaps: gaps.map((gap) => ({ ...gap, ...shown(gap) })),
		...(madeUp && { madeUp: shown(madeUp) }),
		totals,
		groups: groups.map(({ figures, ...group }) => ({ ...group, ...figures })),
		...(list !== undefined && { list }),
	};
}

function figuresOf(asked: Asked, parts: Parts, gaps: readonly Gap[]): Figures {
	switch (asked.page) {
		case "overview":
			return overview(asked, parts, gaps);
		case "incidents":
			return { ...tallied(asked, parts, () => new IncidentTally()), list: incidentList(asked) };
		case "response": {
			const { totals, groups } = tallied(asked, parts, () => new ResponseTally());
			return { totals: { ...totals, chainTests: chainTests(asked, parts) }, groups, list: incidentList(asked) };
		}
		case "patrol": {
			const { isRecorded, ...figures } = patrolStatistics(asked, parts);
			return { ...figures, ...(!isRecorded && { gaps: noRounds(asked) }) };
		}
		case "devices":
			return deviceStatistics(asked, parts);
		case "health":
			return healthStatistics(asked, parts);
		case "heatmap":
			return heatmapStatistics(asked, parts);
	}
}

function overview(asked: Asked, parts: Parts, gaps: readonly Gap[]): Figures {
	const { now } = asked;
	const days = parts.calendar.days(asked, now);
	const { totals, groups } = tallied(asked, parts, () => new OverviewTally(parts.calendar, days));
	const { groupBy: _by, ...whole } = asked;
	const devices = deviceStatistics(whole, parts);
	const { availability } = devices.totals;
	const patrol = patrolStatistics(whole, parts);
	const blind = blindShare(gaps, asked, { now, since: countedSince(parts.rows) });
	const since = daysSinceCase(asked, parts);
	return {
		totals: {
			...totals,
			...(since !== undefined && { daysSinceCase: since }),
			rounds: roundsInShort(patrol),
			...(availability !== undefined && { availability }),
			...(devices.list !== undefined && { devices: { list: devices.list } }),
			...(blind !== undefined && { blindShare: blind }),
		},
		groups,
		list: incidentList(asked),
		...(!patrol.isRecorded && { gaps: noRounds(asked) }),
	};
}

/** Rounds count for nothing where none was ever recorded: said, not shown as none missed. */
function noRounds({ from, to }: Asked): readonly Gap[] {
	return [gapOf("no-rounds", { from, to })];
}

/** Whole days of the calendar between the last case before the period's end and that end, or now. */
function daysSinceCase(asked: Asked, { rows, calendar }: Parts): number | undefined {
	const end = Math.min(asked.to, asked.now);
	const { from: _any, ...until } = countedBy({ ...asked, to: end });
	const { sql, params } = where(countedClauses(until));
	const found = rows.read(
		`SELECT outcome, max(opened_at) FROM statistics_incident ${sql} AND outcome IS NOT NULL GROUP BY outcome`,
		params,
	);
	const cases = found.filter(([outcome]) => isCase(String(outcome))).map(([, at]) => Number(at));
	if (cases.length === 0) return undefined;
	return Math.max(0, calendar.days({ from: Math.max(...cases), to: end }, end) - 1);
}

function openIn(asked: Asked, { rows }: Parts): number {
	const { sql, params } = where(countedClauses({ ...countedBy(asked), resolved: false }));
	return Number(rows.read(`SELECT count(*) FROM statistics_incident ${sql}`, params)[0]?.[0] ?? 0);
}
