import type { z } from "zod";
import { setRoster } from "../../model/actions/set-roster.ts";
import { swapRoster } from "../../model/actions/swap-roster.ts";
import { dayOf, monthOf } from "../../model/local-days.ts";
import type { Problem } from "../../model/problem.ts";
import { type Roster, type RosterChange, type RosteredPost, rosterRow, shiftSpan } from "../../model/roster.ts";
import { ROSTER_LIMITS, rosterMistakes } from "../../model/roster-rules.ts";
import { rosterRows } from "../../model/rostered.ts";
import type { Shift } from "../../model/site.ts";
import { onTarget } from "../kernel/action.ts";
import type { StepContext } from "../kernel/step-context.ts";

/** What was written is history so long after its shift: a month's hours may still count it until then. Our own setting. */
const KEPT_MS = 45 * 24 * 3_600_000;
/** Days around a month whose duties may stand too close to those in it. */
const AROUND_DAYS = 2;

interface Named {
	readonly date: string;
	readonly day: number;
	readonly shift: Shift;
}

type Written = Named & { readonly posts: readonly RosteredPost[] };

/** A captain writes who is down for a shift of a day. */
export const onSetRoster = onTarget(setRoster, (context, { date, shift, posts }) => {
	const named = namedShift(context, date, shift);
	if ("code" in named) return named;
	return write(context, [{ ...named, posts: posts.map(postOf) }]);
});

/** Two swap duties, or one stands in for another. */
export const onSwapRoster = onTarget(swapRoster, (context, { date, shift, guard, with: other }) => {
	const one = namedShift(context, date, shift);
	if ("code" in one) return one;
	if (other.date === undefined || other.shift === undefined) {
		return write(context, [replaced(context, one, new Map([[guard, other.guard]]))], [{ ...one, guard }]);
	}
	const two = namedShift(context, other.date, other.shift);
	if ("code" in two) return two;
	const asked = [
		{ ...one, guard },
		{ ...two, guard: other.guard },
	];
	const both = new Map([
		[guard, other.guard],
		[other.guard, guard],
	]);
	const same = one.date === two.date && one.shift.id === two.shift.id;
	const rows = same
		? [replaced(context, one, both)]
		: [
				replaced(context, one, new Map([[guard, other.guard]])),
				replaced(context, two, new Map([[other.guard, guard]])),
			];
	return write(context, rows, asked);
});

function postOf({ post, guard, leader }: z.output<typeof setRoster.data>["posts"][number]): RosteredPost {
	return { post, guard, ...(leader && { leader }) };
}

function namedShift({ site }: StepContext, date: string, id: string): Named | Problem {
	const day = dayOf(date);
	if (day === undefined) return { code: "invalid", detail: `date: found ${date}, expected a day of the calendar` };
	const shift = site.shifts.find((one) => one.id === id);
	if (shift) return { date, day, shift };
	const allowed = site.shifts.map((one) => one.id).join(", ") || "none";
	return { code: "not-found", detail: `shift: found ${id}, expected one of the site's: ${allowed}` };
}

/** A shift's posts as they stand, with others in place of some. */
function replaced(context: StepContext, named: Named, by: ReadonlyMap<string, string>): Written {
	const { posts } = rosterRow(rosterOf(context), named.day, named.shift, named.date);
	return { ...named, posts: posts.map((one) => ({ ...one, guard: by.get(one.guard) ?? one.guard })) };
}

/** The roster as it stands with this entry. */
export function rosterOf(context: StepContext): Roster {
	const { site, state } = context;
	const written = context.changed("roster");
	if (written.length === 0) return { site, changes: state.roster };
	const all = new Set([...state.roster.keys(), ...written.map(({ id }) => id)]);
	const changes = [...all].flatMap((id) => {
		const change = context.get("roster", id);
		return change ? [[id, change] as const] : [];
	});
	return { site, changes: new Map(changes) };
}

/** Keeps the rows if they keep to the rules; `asked`: who must be down for what before. */
function write(
	context: StepContext,
	rows: readonly Written[],
	asked: readonly (Named & { guard: string })[] = [],
): Problem | undefined {
	const absent = asked.find(
		({ day, shift, date, guard }) =>
			!rosterRow(rosterOf(context), day, shift, date).posts.some((one) => one.guard === guard),
	);
	if (absent) {
		const { posts } = rosterRow(rosterOf(context), absent.day, absent.shift, absent.date);
		const down = posts.map(({ guard }) => guard).join(", ") || "nobody";
		const detail = `guard: found ${absent.guard}, expected one of who is down for ${absent.shift.id} of ${absent.date}: ${down}`;
		return { code: "invalid", detail };
	}
	const changes = rows.map((row) => changeOf(context, row));
	const unknown = rows.flatMap(unknownPosts)[0];
	if (unknown) return unknown;
	const problem = broken(context, rows, changes);
	if (problem) return problem;
	forgetOld(context);
	for (const value of changes) context.put({ kind: "roster", id: value.id, value });
	context.because({ because: "acted", rule: context.entry.type });
	return undefined;
}

/** A post that the shift does not have, or more people at one than it has places. */
function unknownPosts({ shift, posts }: Written): Problem[] {
	const free = [...shift.posts];
	for (const { post } of posts) {
		const at = free.indexOf(post);
		if (at < 0) {
			return [{ code: "invalid", detail: `posts: found ${post}, expected of ${shift.id}: ${shift.posts.join(", ")}` }];
		}
		free.splice(at, 1);
	}
	return [];
}

function changeOf(context: StepContext, { date, day, shift, posts }: Written): RosterChange {
	const { actor: by, now: at, entry } = context;
	const id = `${date}.${shift.id}`;
	return { id, rev: entry.seq, date, shift: shift.id, ...shiftSpan(context.site.timeZone, shift, day), posts, by, at };
}

/** What of it breaks rest, hours, or one post at a time, for those who are down in it. */
function broken(context: StepContext, rows: readonly Written[], written: readonly RosterChange[]): Problem | undefined {
	const { site, changes } = rosterOf(context);
	const roster: Roster = { site, changes: new Map([...changes, ...written.map((one) => [one.id, one] as const)]) };
	const mistakes = rows.flatMap(({ day, posts }) => {
		const { first, next } = monthOf(day);
		const around = rosterRows(roster, first - AROUND_DAYS, next + AROUND_DAYS);
		const limits = site.roster ?? ROSTER_LIMITS;
		return rosterMistakes(around, { people: posts.map(({ guard }) => guard), month: day, limits });
	});
	const [worst] = mistakes;
	if (!worst) return undefined;
	return { code: "invalid", detail: `${worst.path}: found ${worst.found}, expected ${worst.expected}`, mistakes };
}

function forgetOld(context: StepContext): void {
	for (const value of context.state.roster.values()) {
		if (value.to < context.now - KEPT_MS) context.put({ kind: "roster", id: value.id, value, over: true });
	}
}
