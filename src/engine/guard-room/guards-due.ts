import { clockSet } from "../../model/entries/clock-set.ts";
import { configurationChanged } from "../../model/entries/configuration-changed.ts";
import { guardsDue } from "../../model/entries/guards-due.ts";
import { guardsMissing } from "../../model/entries/guards-missing.ts";
import { postsMissing, without } from "../../model/guards-missing.ts";
import { dateOf, localDaysOf } from "../../model/local-days.ts";
import type { RosterRow } from "../../model/roster.ts";
import { rosterRows } from "../../model/rostered.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { roomOf } from "../kernel/guard-room.ts";
import type { GuardsDue } from "../kernel/memory.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { guardsCame, raiseMissing } from "./guards-missing-alarm.ts";
import { rosterOf } from "./roster.ts";
import { runningShift } from "./shift.ts";

const MEMORY = "guards-due";
const TIMER = "guard-room.guards-due";
const RULE = "roster.late";
/** After these the day is read anew. */
const READ_ANEW: ReadonlySet<string> = new Set([clockSet.type, configurationChanged.type]);
/** After these somebody may have come, or a shift with somebody missing is over. */
const SETTLED_BY: ReadonlySet<string> = new Set([...READ_ANEW, guardsDue.type]);

/**
 * Where the site says so (`roster.late`), and a watch can be missed (as in the guard room), whoever is down for a shift is
 * looked for some minutes after its start; of a shift in which the hub begins to look, nobody. Call it when all else is
 * judged: it costs a look.
 */
export function expectGuards(context: StepContext): void {
	const { type } = context.entry;
	const timer = context.get("timer", TIMER);
	if (SETTLED_BY.has(type) || context.changed("shift").length + context.changed("roster").length > 0) settle(context);
	const lateMs = lateOf(context);
	if (lateMs === undefined) {
		if (timer) context.dropTimer(TIMER);
	} else if (!timer || READ_ANEW.has(type)) lookNext(context, lateMs);
}

/** Undefined: nobody looks. */
function lateOf(context: StepContext): number | undefined {
	const { roster, settings } = context.site;
	return roomOf(context).watched || settings.guardRoom.staffed ? roster?.lateMs : undefined;
}

/** The time to sign on is over; where the hub was down meanwhile, nobody could, and has as long again. */
export const onGuardsDue = onEntry(guardsDue, (context) => {
	const lateMs = lateOf(context);
	if (lateMs === undefined) {
		context.because({ because: "timer-void", rule: RULE });
		return;
	}
	if (context.entry.data.whileDown === true) {
		context.because({ because: "catching-up", rule: RULE });
		lookAt(context, context.now + lateMs);
		return;
	}
	context.because({ because: "derived", rule: RULE });
	const { looked, missing } = known(context) ?? { looked: [], missing: {} };
	const now = inForce(context).filter(({ from }) => from + lateMs <= context.now);
	keep(context, { looked: now.map(idOf), missing });
	for (const row of now) {
		if (looked.includes(idOf(row))) continue;
		const posts = postsMissing(row, runningShift(context));
		if (posts.length === 0) continue;
		context.derive(guardsMissing, undefined, { date: dateOf(row.day), shift: row.shift.id, posts: [...posts] });
	}
});

export const onGuardsMissing = onEntry(guardsMissing, (context, { date, shift, posts }) => {
	const row = inForce(context).find((one) => one.shift.id === shift && dateOf(one.day) === date);
	const before = known(context);
	if (!row || !before) {
		context.because({ because: "timer-void", rule: RULE });
		return;
	}
	const { id: alarm } = raiseMissing(context, { row, id: idOf(row), posts });
	keep(context, { ...before, missing: { ...before.missing, [idOf(row)]: { alarm, posts } } });
});

/** Says of each post for which somebody has come since that it is so; a shift that is over misses nobody any more. */
function settle(context: StepContext): void {
	const before = known(context);
	if (!before || Object.keys(before.missing).length === 0) return;
	const rows = new Map(inForce(context).map((row) => [idOf(row), row]));
	const left = Object.entries(before.missing).flatMap(([id, one]) => {
		const row = lateOf(context) === undefined ? undefined : rows.get(id);
		const still = row ? postsMissing(row, runningShift(context)) : [];
		const posts = without(one.posts, without(one.posts, still));
		if (posts.length < one.posts.length) guardsCame(context, one.alarm, { row, posts });
		return posts.length === 0 ? [] : [[id, { ...one, posts }] as const];
	});
	keep(context, { ...before, missing: Object.fromEntries(left) });
}

/** Sets when who is down for a shift is looked for next. */
function lookNext(context: StepContext, lateMs: number): void {
	const { now } = context;
	const past = inForce(context).filter(({ from }) => from + lateMs <= now);
	const before = known(context);
	if (!before) keep(context, { looked: past.map(idOf), missing: {} });
	// The clock was set past the time, or the file's time became shorter.
	const jumped = before && past.some((row) => !before.looked.includes(idOf(row)));
	const next = around(context, 2)
		.map(({ from }) => from + lateMs)
		.filter((at) => at > now);
	const dueAt = Math.min(...next, ...(jumped ? [now + lateMs] : []));
	if (Number.isFinite(dueAt)) lookAt(context, dueAt);
}

function lookAt(context: StepContext, dueAt: number): void {
	context.setTimer(timerFor(guardsDue, { id: TIMER, dueAt, data: {} }));
}

function known(context: StepContext): GuardsDue | undefined {
	return context.get("memory", MEMORY)?.guardsDue;
}

function keep(context: StepContext, guardsDue: GuardsDue): void {
	context.remember(MEMORY, { guardsDue });
}

/** The shifts that run now: where they overlap, several. */
function inForce(context: StepContext): RosterRow[] {
	return around(context, 1).filter(({ from, to }) => from <= context.now && context.now < to);
}

/** The shifts that begin yesterday, today, and in so many days from today. */
function around(context: StepContext, days: number): RosterRow[] {
	const today = localDaysOf(context.site.timeZone).dayAt(context.now);
	return rosterRows(rosterOf(context), today - 1, today + days);
}

function idOf({ day, shift }: RosterRow): string {
	return `${dateOf(day)}.${shift.id}`;
}
