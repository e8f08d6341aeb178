import { addressOf } from "../contract/http/address.ts";
import type { OverviewFigures, PatrolFigures } from "../contract/statistics/figures.ts";
import { type Grouping, NONE } from "../contract/statistics/groupings.ts";
import { hourOfWeek } from "../model/site-day.ts";
import { isSpan, spanOf } from "./calendar.ts";
import type { Parts } from "./incident-groups.ts";
import type { Asked } from "./question.ts";
import { wordsOfKey } from "./site-words.ts";

/** Rounds of one route and one guard, of one instant where groups are of times. */
interface Counted {
	readonly startsAt: number;
	readonly route: string;
	readonly guard: string | null;
	readonly figures: PatrolFigures;
}

const SUMS = [
	"complete",
	"stops",
	"on_time",
	"early",
	"late",
	"missed",
	"out_of_order",
	"excused",
	"revised",
	"flagged",
]
	.map((column) => `sum(${column})`)
	.join(", ");

/** Rounds that were to begin in the period, and what became of their stops. Undefined where no round is recorded. */
export function patrolStatistics(asked: Asked, { rows, site, calendar }: Parts) {
	const { groupBy, from, to } = asked;
	const rounds = readRounds(rows, asked);
	const all = blank();
	const groups = new Map<string, PatrolFigures>();
	if (isSpan(groupBy)) for (const { key } of calendar.spans({ from, to }, groupBy)) groups.set(key, blank());
	for (const round of rounds) {
		count(all, round);
		if (groupBy === undefined) continue;
		const key = keyOf(groupBy, round, { timeZone: site.timeZone, dayAt: (at) => calendar.dayAt(at) });
		const group = groups.get(key) ?? blank();
		groups.set(key, group);
		count(group, round);
	}
	return {
		isRecorded: rounds.length > 0 || isAnyRound(rows),
		totals: all,
		groups: [...groups].map(([key, figures]) => {
			const words = groupBy && wordsOfKey(site, groupBy, key);
			const named = groupBy === "route" || groupBy === "guard";
			const list = named ? roundList(asked, { [groupBy]: key }) : undefined;
			return { key, ...(words && { words }), ...(list !== undefined && { list }), figures };
		}),
		list: roundList(asked, {}),
	};
}

/** The same in short, with the way to the rounds themselves. */
export function roundsInShort({
	totals: { rounds, complete, stops, missed },
	list,
}: Pick<ReturnType<typeof patrolStatistics>, "totals" | "list">): NonNullable<OverviewFigures["rounds"]> {
	return { count: rounds, complete, stops, missed, ...(list !== undefined && { list }) };
}

function readRounds({ read }: Parts["rows"], { from, to, groupBy }: Asked): readonly Counted[] {
	const isByTime = groupBy !== undefined && groupBy !== "route" && groupBy !== "guard";
	const found = read(
		`SELECT min(starts_at), route, guard, count(*), ${SUMS} FROM statistics_round
		 WHERE starts_at >= ? AND starts_at < ? GROUP BY route, guard${isByTime ? ", starts_at" : ""}`,
		[from, to],
	);
	return found.map(([startsAt, route, guard, ...sums]) => {
		const [rounds = 0, complete = 0, stops = 0, onTime = 0, early = 0, late = 0, ...more] = sums.map(Number);
		const [missed = 0, outOfOrder = 0, excused = 0, revised = 0, flagged = 0] = more;
		const judged = { onTime, early, late, missed, outOfOrder, excused, revised, flagged };
		return {
			...{ startsAt: Number(startsAt), route: String(route), guard: guard === null ? null : String(guard) },
			figures: { rounds, complete, stops, ...judged },
		};
	});
}

function isAnyRound({ read }: Parts["rows"]): boolean {
	return read("SELECT 1 FROM statistics_round LIMIT 1", []).length > 0;
}

function blank(): PatrolFigures {
	return {
		...{ rounds: 0, complete: 0, stops: 0, onTime: 0, early: 0, late: 0, missed: 0, outOfOrder: 0 },
		...{ excused: 0, revised: 0, flagged: 0 },
	};
}

function count(sum: PatrolFigures, { figures }: Counted): void {
	sum.rounds += figures.rounds;
	sum.complete += figures.complete;
	sum.stops += figures.stops;
	sum.onTime += figures.onTime;
	sum.early += figures.early;
	sum.late += figures.late;
	sum.missed += figures.missed;
	sum.outOfOrder += figures.outOfOrder;
	sum.excused += figures.excused;
	sum.revised += figures.revised;
	sum.flagged += figures.flagged;
}

function keyOf(
	groupBy: Grouping,
	{ route, guard, startsAt }: Counted,
	{ timeZone, dayAt }: { readonly timeZone: string; readonly dayAt: (at: number) => string },
): string {
	if (isSpan(groupBy)) return spanOf(dayAt(startsAt), groupBy);
	if (groupBy === "route") return route;
	if (groupBy === "guard") return guard ?? NONE;
	const hour = hourOfWeek(startsAt, timeZone);
	return groupBy === "hour" ? String(hour % 24) : String(Math.floor(hour / 24) + 1);
}

function roundList({ isPublic, from, to }: Asked, narrowed: Readonly<Record<string, string>>): string | undefined {
	if (isPublic) return undefined;
	const query = { from: new Date(from).toISOString(), to: new Date(to).toISOString(), cancelled: "false", ...narrowed };
	return addressOf("/patrol/rounds", { query });
}
