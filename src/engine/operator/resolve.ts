import type { ActiveAtResolution } from "../../model/active-at-resolution.ts";
import type { Alarm } from "../../model/alarm.ts";
import { alarmStillActive } from "../../model/entries/alarm-still-active.ts";
import { guardSilent } from "../../model/entries/guard-silent.ts";
import { incidentStillActive } from "../../model/entries/incident-still-active.ts";
import { unheardAtReset } from "../../model/entries/unheard-at-reset.ts";
import { deviceOf } from "../../model/entry.ts";
import type { Incident } from "../../model/incident.ts";
import { stepsOf } from "../../model/steps.ts";
import type { Words } from "../../model/words.ts";
import { activate } from "../alarm/activate.ts";
import { clearedSince } from "../alarm/clearance.ts";
import { forgetEpisode } from "../alarm/episode.ts";
import { endLeft, hatchLeft, rememberAct } from "../alarm/left-active.ts";
import { dropReturn, isMomentary } from "../alarm/momentary.ts";
import { outlives, raisedAnew } from "../alarm/raised-anew.ts";
import { followRaised } from "../alarm/raised-by.ts";
import { offSchedule } from "../alarm/schedule.ts";
import { withoutClocks } from "../incident/deadline.ts";
import { endDispatches } from "../incident/dispatched.ts";
import { withReview } from "../incident/history.ts";
import { dropStep } from "../incident/required-steps.ts";
import { noLongerAwaited } from "../incident/snapshots.ts";
import { endWait } from "../incident/waiting.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { keyOf } from "../kernel/state.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { clauses, whereWords } from "../kernel/words.ts";
import { countingMore } from "../silence-budget/came.ts";
import { dueNow } from "../silence-budget/owe.ts";
import type { Owing } from "../silence-budget/owing.ts";
import { offShelf } from "../silence-budget/suppression.ts";

const RULE = "rules.still-active";

const HOUR_MS = 3_600_000;
/** A watch lasts so long. */
const WATCH_MS = 8 * HOUR_MS;

/** Ends the incident and its alarms: the next activation is a new alarm and a new incident. What stands is remembered. */
export function resolve(
	context: StepContext,
	incident: Incident,
	outcome: Pick<Incident, "cause" | "detail">,
	unheard: readonly Owing[] = [],
): void {
	const carried = new Set(unheard.map(({ id }) => id));
	carryOn(context, unheard);
	const left: Alarm[] = [];
	for (const id of incident.alarms) {
		const alarm = context.get("alarm", id);
		if (!alarm) continue;
		const stands = isState(context, alarm) && !carried.has(id);
		if (stands && !alarm.latches) left.push(alarm);
		else if (stands && !alarm.drill) rememberAct(context, alarm);
		dropReturn(context, alarm);
		forgetEpisode(context, alarm);
		context.put({ kind: "alarm", id, value: ended(context, offShelf(context, alarm)), over: true });
	}
	const {
		waiting,
		transfer: _offer,
		owes: _owed,
		quiet: _quiet,
		untakenSince: _since,
		...rest
	} = { ...noLongerAwaited(incident), ...endDispatches(context, incident) };
	const over: Incident = { ...rest, ...outcome, state: "resolved", resolvedAt: context.now };
	if (waiting) endWait(context, incident.id);
	for (const { id } of stepsOf(context.site, incident)) dropStep(context, incident.id, id);
	context.keepIncident(withReview(context, withoutClocks(context, over)));
	if (!incident.drill) tellLater(context, incident, left);
}

/** Hatches what stands, and has it told anew if it still does by then: one incident for all that is due together. */
function tellLater(context: StepContext, { id, zone, words, lead }: Incident, left: readonly Alarm[]): void {
	for (const forMs of new Set(left.map((alarm) => standsFor(context, alarm)))) {
		const together = left.filter((alarm) => standsFor(context, alarm) === forMs);
		const [first] = together;
		if (!first) continue;
		for (const alarm of together) hatchLeft(context, alarm, forMs);
		const all = together.length === left.length || together.some((alarm) => alarm.id === lead);
		const data = {
			...{ incident: id, seq: context.entry.seq },
			words: all ? words : clauses(first.words, whereWords(context.site, first)),
			states: together.map((alarm) => outlives(context, alarm)),
		};
		const where = all ? zone : first.zone || undefined;
		const when = { id: `${id}.stands.${forMs}`, dueAt: context.now + forMs };
		context.setTimer(timerFor(incidentStillActive, { ...when, zone: where, data }));
	}
}

/** Whether the alarm is about something that lasts until its device says that it is over. */
function isState(context: StepContext, alarm: Alarm): boolean {
	return alarm.active && alarm.releasedAt === undefined && !isMomentary(context, alarm);
}

function ended(context: StepContext, alarm: Alarm): Alarm {
	const { debt: _over, suppressed: _quiet, chattering: _often, ...rest } = alarm;
	return { ...rest, rev: context.entry.seq, active: false, returnedAt: alarm.returnedAt ?? context.now };
}

/**
 * What came again after what was seen is not resolved with it: it is a new alarm, in a new incident that rings. Call it before
 * the alarms end, which says whether they would return by themselves.
 */
function carryOn(context: StepContext, unheard: readonly Owing[]): void {
	for (const alarm of unheard) {
		const { toldAnew: _before, ...state } = outlives(context, alarm);
		context.derive(unheardAtReset, alarm.zone === "" ? undefined : alarm.zone, {
			state: { ...state, severity: alarm.debt.strongest.severity },
			active: isState(context, alarm),
			count: alarm.debt.count,
		});
	}
}

/** The same in its turn. */
export const onUnheardAtReset = onEntry(unheardAtReset, (context, { state, active, count }) => {
	// What was practised is over with the exercise.
	if (state.drill && context.state.drill.size === 0) {
		context.because({ because: "timer-void", rule: RULE });
		return;
	}
	const about = raisedAnew(context, state);
	context.because({ because: "unheard", rule: RULE });
	const into = about.is.life === undefined ? undefined : "own";
	const alarm = activate(context, { ...about, moment: !active, into, rule: RULE });
	follow(context, state, alarm);
	if (!alarm.debt) return;
	// How often it came stands in the new debt too, and a flood makes nobody wait for what a person was about to see.
	const again = context.keepAlarm({ ...alarm, debt: countingMore(alarm.debt, count - 1) });
	if (again.debt?.because === "flood") context.keepAlarm(dueNow(context, again));
});

/** How long a state may stand after its reset before it is told anew: ten minutes, then an hour, then a watch. */
function standsFor(context: StepContext, { toldAnew = 0 }: Alarm): number {
	return [context.site.settings.stillActiveMs, HOUR_MS, WATCH_MS][toldAnew] ?? WATCH_MS;
}

/** Opens a new incident for what of a resolved one is still active; one for all of it. */
export const onIncidentStillActive = onEntry(incidentStillActive, (context, { states, seq, words }) => {
	for (const state of states) endLeft(context, state);
	const [first, ...others] = states.filter((state) => stands(context, state, seq) && !waitsForItsHours(context, state));
	if (!first) {
		context.because({ because: "timer-void", rule: RULE });
		return;
	}
	context.because({ because: "still-active", rule: RULE });
	const alarm = activateStanding(context, first, { into: "own", words });
	for (const state of others) context.derive(alarmStillActive, state.zone, { into: alarm.incident, state });
});

/** One more state of the same resolved incident, in its turn. */
export const onAlarmStillActive = onEntry(alarmStillActive, (context, { into, state }) => {
	if (!stands(context, state, Number.POSITIVE_INFINITY)) return;
	context.because({ because: "still-active", rule: RULE });
	activateStanding(context, state, { into });
});

/**
 * Nothing has cleared it since, no new alarm is about it already, and there is still a device that could clear it, or a round
 * that could be put right. That a guard is not heard of is about the guard.
 */
function stands(context: StepContext, { type, source, zone, part, stateAt }: ActiveAtResolution, seq: number): boolean {
	if (context.alarmAbout(keyOf({ type, source, zone, part }))) return false;
	if (source !== "hub" && !context.site.devices.has(source.slice("device:".length))) return false;
	if (part !== undefined && isRound(type) && type !== guardSilent.type && !context.state.round.has(part)) return false;
	return !clearedSince(context, { type, source, part, at: stateAt, seq });
}

/** Whether what a device said does not count at this time of day: then it is told anew as its hours begin. */
function waitsForItsHours(context: StepContext, state: ActiveAtResolution): boolean {
	if (!context.siteIndex.alarms.has(state.type) || deviceOf(state.source) === undefined) return false;
	return offSchedule(context, { ...raisedAnew(context, state), moment: false, rule: RULE });
}

function isRound(type: string): boolean {
	return type.startsWith("round.");
}

function activateStanding(
	context: StepContext,
	state: ActiveAtResolution,
	more: { into: string; words?: Words },
): Alarm {
	const toldAnew = (state.toldAnew ?? 0) + 1;
	const alarm = activate(context, { ...raisedAnew(context, state), ...more, moment: false, toldAnew, rule: RULE });
	follow(context, state, alarm);
	return alarm;
}

/** Who names the event that raised the alarm which ended means the one that is told in its place. */
function follow(context: StepContext, { id, source }: ActiveAtResolution, alarm: Alarm): void {
	if (id !== undefined) followRaised(context, source, { from: id, to: alarm.id });
}
