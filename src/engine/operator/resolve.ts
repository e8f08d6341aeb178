import type { Alarm } from "../../model/alarm.ts";
import { alarmStillActive } from "../../model/entries/alarm-still-active.ts";
import { incidentStillActive } from "../../model/entries/incident-still-active.ts";
import { unheardAtReset } from "../../model/entries/unheard-at-reset.ts";
import type { Incident } from "../../model/incident.ts";
import { type Standing, standing } from "../../model/standing.ts";
import { stepsOf } from "../../model/steps.ts";
import type { Words } from "../../model/words.ts";
import { activate } from "../alarm/activate.ts";
import { clearedSince } from "../alarm/clearance.ts";
import { forgetEpisode } from "../alarm/episode.ts";
import { endLeft, hatchLeft } from "../alarm/left-active.ts";
import { forgetMoment, isMoment } from "../alarm/momentary.ts";
import { withoutClocks } from "../incident/deadline.ts";
import { endDispatches } from "../incident/dispatched.ts";
import { withReview } from "../incident/history.ts";
import { dropStep } from "../incident/required-steps.ts";
import { noLongerAwaited } from "../incident/snapshots.ts";
import { endWait } from "../incident/waiting.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { keyOf } from "../kernel/state.ts";
import type { Work } from "../kernel/step-context.ts";
import { countingMore } from "../silence-budget/came.ts";
import type { Owing } from "../silence-budget/owing.ts";
import { offShelf } from "../silence-budget/suppression.ts";

const RULE = "rules.still-active";

const HOUR_MS = 3_600_000;
/** A watch lasts so long. */
const WATCH_MS = 8 * HOUR_MS;

/** Ends the incident and its alarms: the next activation is a new alarm and a new incident. What stands is remembered. */
export function resolve(
	work: Work,
	incident: Incident,
	outcome: Pick<Incident, "cause" | "detail">,
	unheard: readonly Owing[] = [],
): void {
	const carried = new Set(unheard.map(({ id }) => id));
	const states: Standing[] = [];
	for (const id of incident.alarms) {
		const alarm = work.get("alarm", id);
		if (!alarm) continue;
		const stands = alarm.active && alarm.releasedAt === undefined && !alarm.latches && !isMoment(work, alarm);
		if (stands && !carried.has(id)) states.push(standing.parse(alarm));
		forgetMoment(work, alarm);
		forgetEpisode(work, alarm);
		work.put({ kind: "alarm", id, value: ended(work, offShelf(work, alarm)), over: true });
	}
	const {
		waiting,
		transfer: _offer,
		owes: _owed,
		quiet: _quiet,
		untakenSince: _since,
		...rest
	} = { ...noLongerAwaited(incident), ...endDispatches(work, incident) };
	const over: Incident = { ...rest, ...outcome, state: "resolved", resolvedAt: work.now };
	if (waiting) endWait(work, incident.id);
	for (const { id } of stepsOf(work.site, incident)) dropStep(work, incident.id, id);
	work.keepIncident(withReview(work, withoutClocks(work, over)));
	carryOn(work, unheard);
	if (states.length === 0 || incident.drill) return;
	for (const state of states) hatchLeft(work, state, standsFor(work, states));
	const { id, zone, words } = incident;
	const when = { id: `${id}.stands`, dueAt: work.now + standsFor(work, states) };
	const data = { incident: id, seq: work.entry.seq, words, states };
	work.setTimer(timerFor(incidentStillActive, { ...when, zone, data }));
}

function ended(work: Work, alarm: Alarm): Alarm {
	const { debt: _over, suppressed: _quiet, chattering: _often, ...rest } = alarm;
	return { ...rest, rev: work.entry.seq, active: false, returnedAt: alarm.returnedAt ?? work.now };
}

/** What came again after what was seen was not resolved with it: it is a new alarm, in a new incident that rings. */
function carryOn(work: Work, unheard: readonly Owing[]): void {
	for (const alarm of unheard) {
		const { toldAnew: _before, ...state } = standing.parse(alarm);
		work.derive(unheardAtReset, alarm.zone === "" ? undefined : alarm.zone, {
			state: { ...state, severity: alarm.debt.strongest.severity },
			active: alarm.active && !isMoment(work, alarm),
			count: alarm.debt.count,
		});
	}
}

/** The same in its turn. */
export const onUnheardAtReset = onEntry(unheardAtReset, (work, { state, active, count }) => {
	const { stateAt, toldAnew: _never, ...about } = state;
	const is = work.plan.alarms.get(state.type);
	if (!is) return;
	work.because({ because: "unheard", rule: RULE });
	const alarm = activate(work, {
		...about,
		is,
		at: stateAt,
		moment: !active,
		into: is.life === undefined ? undefined : "own",
		rule: RULE,
	});
	// How often it came stands in the new debt too.
	if (alarm.debt) work.keepAlarm({ ...alarm, debt: countingMore(alarm.debt, count - 1) });
});

/** How long a state may stand after its reset before it is told anew: ten minutes, then an hour, then a watch. */
function standsFor(work: Work, states: readonly Standing[]): number {
	const told = Math.max(0, ...states.map(({ toldAnew = 0 }) => toldAnew));
	return [work.site.settings.stillActiveMs, HOUR_MS, WATCH_MS][Math.min(told, 2)] ?? WATCH_MS;
}

/** Opens a new incident for what of a resolved one is still active; one for all of it. */
export const onIncidentStillActive = onEntry(incidentStillActive, (work, { states, seq, words }) => {
	for (const state of states) endLeft(work, state);
	const [first, ...others] = states.filter((state) => stands(work, state, seq));
	if (!first) {
		work.because({ because: "timer-void", rule: RULE });
		return;
	}
	work.because({ because: "still-active", rule: RULE });
	const alarm = activateStanding(work, first, { into: "own", words });
	for (const state of others) work.derive(alarmStillActive, state.zone, { into: alarm.incident, state });
});

/** One more state of the same resolved incident, in its turn. */
export const onAlarmStillActive = onEntry(alarmStillActive, (work, { into, state }) => {
	if (!stands(work, state, Number.POSITIVE_INFINITY)) return;
	work.because({ because: "still-active", rule: RULE });
	activateStanding(work, state, { into });
});

/** Nothing has cleared it since, no new alarm is about it already, and there is still a device that could clear it. */
function stands(work: Work, { type, source, zone, part, stateAt }: Standing, seq: number): boolean {
	if (work.alarmAbout(keyOf({ type, source, zone, part }))) return false;
	if (source !== "hub" && !work.site.devices.has(source.slice("device:".length))) return false;
	return !clearedSince(work, { type, source, part, at: stateAt, seq });
}

function activateStanding(work: Work, state: Standing, more: { into: string; words?: Words }): Alarm {
	const { stateAt, toldAnew = 0, ...about } = state;
	const is = work.plan.alarms.get(state.type) ?? {
		priority: state.priority,
		words: { en: state.type, "zh-CN": state.type },
	};
	return activate(work, { ...about, ...more, is, at: stateAt, moment: false, toldAnew: toldAnew + 1, rule: RULE });
}
