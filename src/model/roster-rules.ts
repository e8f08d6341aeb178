import { dateOf, monthOf } from "./local-days.ts";
import type { Mistake } from "./problem.ts";
import type { RosterRow } from "./roster.ts";
import type { RosterPattern } from "./roster-pattern.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What people may be down for. */
export type RosterLimits = Pick<RosterPattern, "restMs" | "weekMs">;

/** Labour law's daily rest of eleven hours, and 42 hours a week: what a site's file may only make stricter. */
export const ROSTER_LIMITS: RosterLimits = { restMs: 11 * HOUR_MS, weekMs: 42 * HOUR_MS };

interface Duty {
	readonly guard: string;
	readonly row: RosterRow;
}

/**
 * What breaks the rules for these people: one person at two posts at once, too little rest between two duties, too many
 * hours in the month. `rows` hold the month of `month`, a day of it, and a few days around it.
 *
 * Hours are those of the duties that begin in the month, against the week's in proportion to its days, and one duty more: a
 * month cuts a team's cycle where it will.
 */
export function rosterMistakes(
	rows: readonly RosterRow[],
	{ people, month, limits }: { people: Iterable<string>; month: number; limits: RosterLimits },
): Mistake[] {
	const duties = dutiesOf(rows);
	return [...new Set(people)].flatMap((guard) => {
		const mine = (duties.get(guard) ?? []).sort((a, b) => a.row.from - b.row.from);
		return [...tooClose(mine, limits), ...tooLong(mine, month, limits)];
	});
}

function dutiesOf(rows: readonly RosterRow[]): ReadonlyMap<string, Duty[]> {
	const duties = new Map<string, Duty[]>();
	for (const row of rows) {
		for (const { guard } of row.posts) {
			const mine = duties.get(guard) ?? [];
			mine.push({ guard, row });
			duties.set(guard, mine);
		}
	}
	return duties;
}

function tooClose(mine: readonly Duty[], { restMs }: RosterLimits): Mistake[] {
	return mine.slice(1).flatMap((next, at): Mistake[] => {
		const before = mine[at];
		if (!before) return [];
		const [first, second] = [named(before.row), named(next.row)];
		if (first === second) {
			return [{ path: next.guard, found: `two posts in ${first}`, expected: "one post at a time" }];
		}
		const rest = next.row.from - before.row.to;
		if (rest < 0)
			return [{ path: next.guard, found: `${first} and ${second} at once`, expected: "one post at a time" }];
		if (rest >= restMs) return [];
		const found = `${hours(rest)} of rest between ${first} and ${second}`;
		return [{ path: next.guard, found, expected: `at least ${hours(restMs)}` }];
	});
}

function tooLong(mine: readonly Duty[], month: number, { weekMs }: RosterLimits): Mistake[] {
	const { first, next } = monthOf(month);
	const within = mine.filter(({ row }) => row.day >= first && row.day < next);
	const [guard = ""] = within.map((one) => one.guard);
	const worked = within.reduce((sum, { row }) => sum + row.to - row.from, 0);
	const longest = Math.max(0, ...within.map(({ row }) => row.to - row.from));
	const most = (weekMs * (next - first) * DAY_MS) / (7 * DAY_MS) + longest;
	if (worked <= most) return [];
	const found = `${hours(worked)} in ${dateOf(first).slice(0, 7)}`;
	return [{ path: guard, found, expected: `at most ${hours(most)}: ${hours(weekMs)} a week, and one duty more` }];
}

function named({ day, shift }: RosterRow): string {
	return `${shift.id} of ${dateOf(day)}`;
}

function hours(ms: number): string {
	return `${Math.round((ms / HOUR_MS) * 10) / 10} h`;
}
