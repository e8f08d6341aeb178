import { guardSilent } from "../../model/entries/guard-silent.ts";
import { roundDue } from "../../model/entries/round-due.ts";
import { roundNotStarted } from "../../model/entries/round-not-started.ts";
import { roundStopOverdue } from "../../model/entries/round-stop-overdue.ts";
import type { Round, Stop } from "../../model/objects/round.ts";
import { timerFor } from "../kernel/finding.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { leastMsOf, noSignalMs } from "./ground.ts";
import { judgeStops, overdueAt, stateOf } from "./judge.ts";
import { TOO_OLD_MS } from "./lateness.ts";

/** Nobody has begun a round so long after its start: an alarm (issue: 5 minutes). */
export const NOT_STARTED_MS = 5 * 60_000;
/** Nothing is heard of a guard for so long in the middle of a round: an alarm (ENGINE). */
export const SILENT_MS = 15 * 60_000;
/** The guard is asked whether all is well so long before that is an alarm (CONSOLE: after 12 minutes). */
const ASKED_BEFORE_MS = 3 * 60_000;
/** After a time in which the hub was down, what was made meanwhile has so long to come in. Our own setting. */
export const CATCH_UP_MS = 2 * 60_000;
/** So many rounds of one guard are remembered for what is uploaded later. */
const WALKED_AT_MOST = 256;

/** The round, planned, under way or ended. */
export function anyRound(context: StepContext, id: string): Round | undefined {
	const changed = context.changed("round").find((change) => change.id === id);
	if (changed) return "value" in changed ? changed.value : undefined;
	return context.state.round.get(id) ?? context.state.past.round(id);
}

/** Whether there is still something of it to be done. */
export function isOpen({ state }: Pick<Round, "state">): boolean {
	return state === "scheduled" || state === "under-way";
}

/** Keeps the round as it is judged by what is known of it now, with the timers of what may still go wrong. */
export function keepRound(context: StepContext, given: Round): Round {
	const before = anyRound(context, given.id);
	const judging = { now: context.now, order: given.order, leastMs: leastMsOf(context.site) };
	const stops = judgeStops(given.stops, judging);
	const visits = stops.flatMap(({ visit }) => (visit ? [visit.at] : []));
	const { startedAt: _began, allWell: asked, ...rest } = given;
	const state = given.cancelled ? "incomplete" : stateOf(stops);
	const over = !isOpen({ state });
	const judged: Round = {
		...rest,
		rev: context.entry.seq,
		state,
		stops,
		...(visits.length > 0 && { startedAt: Math.min(...visits) }),
		...(over && { endedAt: given.endedAt ?? context.now }),
	};
	const allWell = allWellOf(context, judged, asked);
	const value: Round = { ...judged, ...(allWell && { allWell }) };
	context.put({ kind: "round", id: value.id, value, ...(over && { over: true }) });
	if (over && (!before || isOpen(before))) rememberWalked(context, value);
	setTimers(context, value);
	return value;
}

/** While the alarm stands that nothing is heard of the guard, they are asked still. */
function allWellOf(context: StepContext, round: Round, before: Round["allWell"]): Round["allWell"] {
	if (!isOpen(round) || round.startedAt === undefined) return undefined;
	const dueAt = silentFrom(context, round);
	return dueAt === undefined ? before : { askAt: dueAt - ASKED_BEFORE_MS, dueAt };
}

/** Removes a round that has not begun. */
export function dropRound(context: StepContext, { id }: Round): void {
	context.put({ kind: "round", id, gone: true });
	for (const what of ["due", "not-started", "stop", "silent"]) context.dropTimer(`${id}.${what}`);
}

/** Sets what may go wrong next with the round, and drops what can't any more. */
export function setTimers(context: StepContext, round: Round): void {
	const { id, state, startsAt, startedAt, stops } = round;
	const data = { round: id };
	const set = (
		what: string,
		dueAt: number | undefined,
		entry: typeof roundDue | typeof roundStopOverdue | typeof roundNotStarted,
	) => {
		const name = `${id}.${what}`;
		if (dueAt === undefined) context.dropTimer(name);
		else context.setTimer(timerFor(entry, { id: name, dueAt, data }));
	};
	const waits = state === "scheduled" && context.now < startsAt;
	const pending = stops.filter(({ status }) => status === "pending").map(overdueAt);
	const open = isOpen(round);
	const said = round.alarms?.some(({ type }) => type === roundNotStarted.type) ?? false;
	set("due", waits ? startsAt : undefined, roundDue);
	set("not-started", open && startedAt === undefined && !said ? startsAt + NOT_STARTED_MS : undefined, roundNotStarted);
	set("stop", open && pending.length > 0 ? Math.min(...pending) : undefined, roundStopOverdue);
	const silentAt = open && startedAt !== undefined ? silentFrom(context, round) : undefined;
	if (silentAt === undefined) context.dropTimer(`${id}.silent`);
	else {
		const heardAt = round.heardAt ?? startedAt ?? startsAt;
		const when = { id: `${id}.silent`, dueAt: silentAt };
		context.setTimer(timerFor(guardSilent, { ...when, data: { ...data, heardAt, step: 0 } }));
	}
}

/**
 * From when on it is an alarm that nothing is heard of the guard, nor known of them by what came in late: beyond what the last checkpoint allows, and not before the
 * next stop is due; undefined while the alarm stands.
 */
export function silentFrom(context: StepContext, round: Round): number | undefined {
	if (
		round.alarms?.some(
			({ type, endedAt, takenBack }) => type === guardSilent.type && endedAt === undefined && !takenBack,
		)
	) {
		return undefined;
	}
	const made = round.stops.flatMap(({ visit }) => (visit && visit.at <= context.now ? [visit.at] : []));
	const heardAt = Math.max(round.heardAt ?? round.startedAt ?? round.startsAt, ...made);
	const expected = round.stops.filter(({ visit, excused, dueAt }) => !visit && !excused && dueAt > heardAt);
	const next = Math.min(...expected.map(({ dueAt }) => dueAt));
	return Math.max(heardAt + SILENT_MS + allowance(context, round), Number.isFinite(next) ? next : heardAt);
}

/** How long the checkpoint where the guard was last allows. */
export function allowance({ site }: Pick<StepContext, "site">, { stops }: Pick<Round, "stops">): number {
	const last = stops.reduce<Stop | undefined>(
		(newest, stop) =>
			(stop.visit?.at ?? Number.NEGATIVE_INFINITY) > (newest?.visit?.at ?? Number.NEGATIVE_INFINITY) ? stop : newest,
		undefined,
	);
	return last?.visit ? noSignalMs(site, last.checkpoint) : 0;
}

/** Where what is uploaded later by the guard is looked for; of rounds that nobody had, under no name. */
export function walkedBy(guard: string | undefined): string {
	return `patrol.walked|${guard ?? ""}`;
}

function rememberWalked(context: StepContext, round: Round): void {
	const names = new Set([round.guard, ...(round.handedOn ?? []).map(({ from }) => from)]);
	for (const name of names) {
		const id = walkedBy(name);
		const known = (context.get("memory", id)?.walked ?? []).filter(({ to }) => context.now - to < TOO_OLD_MS);
		const walked = { round: round.id, from: round.startsAt, to: round.endsBy };
		context.remember(id, { walked: [...known.filter((one) => one.round !== round.id), walked].slice(-WALKED_AT_MOST) });
	}
}
