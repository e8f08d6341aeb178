import type { Alarm } from "../../model/alarm.ts";
import { guardSilent } from "../../model/entries/guard-silent.ts";
import { roundNotStarted } from "../../model/entries/round-not-started.ts";
import { roundStopsMissed } from "../../model/entries/round-stops-missed.ts";
import { HUB_ALARMS } from "../../model/hub-alarms.ts";
import type { Round, RoundAlarm } from "../../model/objects/round.ts";
import type { Priority } from "../../model/priority.ts";
import type { Words } from "../../model/words.ts";
import { activate } from "../alarm/activate.ts";
import { returnToNormal } from "../alarm/momentary.ts";
import { guardRoomZone } from "../kernel/guard-room.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import { keyOf } from "../kernel/state.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { clauses, clockWords } from "../kernel/words.ts";
import { checkpointsOf, leastMsOf } from "./ground.ts";
import { anyMissedInARow, judgeStops } from "./judge.ts";
import { allowance, isOpen, NOT_STARTED_MS, SILENT_MS } from "./round.ts";

type RoundAlarmType = Extract<keyof typeof HUB_ALARMS, `round.${string}`>;

const RULE = "rules.patrol";

/** Raises, or raises again, what is wrong with a round; its words name no person. Gives the round that knows of it. */
export function raiseOf(
	context: StepContext,
	round: Round,
	{ type, checkpoint, priority }: { type: RoundAlarmType; checkpoint: string | undefined; priority?: Priority },
): Round {
	const is = HUB_ALARMS[type];
	const device = checkpointsOf(context.site).get(checkpoint ?? "");
	const zone = device?.zone ?? guardRoomZone(context.site) ?? "";
	const start = clockWords(context.site, round.startsAt);
	const which: Words = { en: `${round.words.en} ${start}`, "zh-CN": `${round.words["zh-CN"]} ${start}` };
	const words = clauses(is.words, which, device?.words);
	const standing = alarmOf(context, round, type);
	const about = { type, is, source: "hub", zone: standing?.zone ?? zone, part: round.id, words, at: context.entry.at };
	const alarm = activate(context, {
		...about,
		...(priority && { priority }),
		moment: lastsNoMore(round, { type }),
		into: "own",
		rule: RULE,
	});
	context.keepIncident({ ...incidentOf(context, alarm), words });
	const { takenBack: _wrongThen, ...anew } = alarm;
	if (alarm.takenBack) context.keepAlarm(anew);
	// What was taken back or is over, and rings again, is said anew: else it would count as not said, and ring for ever.
	const said = round.alarms?.some((one) => one.alarm === alarm.id && stands(one)) ?? false;
	if (said) return round;
	return { ...round, alarms: [...(round.alarms ?? []), { type, alarm: alarm.id, since: context.now }] };
}

/** The alarm of this sort about the round, until a person resets it. */
function alarmOf(context: StepContext, { alarms = [] }: Round, type: RoundAlarmType): Alarm | undefined {
	const id = alarms.findLast((one) => one.type === type)?.alarm;
	return id === undefined ? undefined : context.get("alarm", id);
}

const TOOK_BACK: Words = {
	en: "taken back: uploaded later, the guard was there",
	"zh-CN": "已撤回：补传记录显示保安员按时到场",
};

/**
 * The round with what was said of it set right by what is known now: what is over has returned to normal; what was wrong is
 * taken back, in the alarm and in the incident, whoever has it, and waits for a person's reset all the same.
 */
export function settleAlarms(context: StepContext, round: Round): Round {
	if (!round.alarms?.some(stands)) return round;
	const alarms = round.alarms.map((one) => {
		if (!stands(one)) return one;
		if (wasWrong(context, round, one)) return takeBack(context, one);
		if (isOver(round, one)) return end(context, round, one);
		if (lastsNoMore(round, one)) leaveBehind(context, round, one);
		return one;
	});
	return alarms.every((one, i) => one === round.alarms?.[i]) ? round : { ...round, alarms };
}

/** Whether what was said is neither over nor taken back. */
function stands({ endedAt, takenBack }: RoundAlarm): boolean {
	return endedAt === undefined && takenBack === undefined;
}

/** Whether what is known now shows that it was not so when it was raised. */
function wasWrong(context: StepContext, round: Round, { type, since }: RoundAlarm): boolean {
	const visits = round.stops.flatMap(({ visit }) => (visit ? [visit.at] : []));
	if (type === roundNotStarted.type) return visits.some((at) => at <= Math.max(since, round.startsAt + NOT_STARTED_MS));
	if (type === roundStopsMissed.type) {
		const until = round.stops.map(({ visit, ...stop }) => (visit && visit.at <= since ? { ...stop, visit } : stop));
		const judging = { now: since, order: round.order, leastMs: leastMsOf(context.site) };
		return !anyMissedInARow(judgeStops(until, judging));
	}
	if (type !== guardSilent.type) return false;
	const heard = Math.max(...visits.filter((at) => at <= since));
	return Number.isFinite(heard) && since - heard < SILENT_MS + allowance(context, round);
}

/** Whether what was wrong is so no more. */
function isOver(round: Round, { type, since }: RoundAlarm): boolean {
	if (round.cancelled) return true;
	if (type === roundNotStarted.type) return round.startedAt !== undefined;
	if (type === roundStopsMissed.type) return !anyMissedInARow(round.stops);
	return (round.heardAt ?? 0) > since;
}

/**
 * Whether nothing of it can be put right any more: the round has ended. A state without an end would ring again for ever.
 * That a guard is not heard of is about the guard, and lasts.
 */
function lastsNoMore(round: Round, { type }: Pick<RoundAlarm, "type">): boolean {
	return type !== guardSilent.type && !isOpen(round);
}

/** It was so, and stays said: a late upload may still show that it was wrong. */
function leaveBehind(context: StepContext, { id }: Round, one: RoundAlarm): void {
	const alarm = nowAbout(context, id, one);
	if (alarm?.active) returnToNormal(context, alarm, RULE);
}

/** The alarm that says so now: reset while it stood, it was told anew, and is another. */
function nowAbout(context: StepContext, part: string, { type, alarm: id }: RoundAlarm): Alarm | undefined {
	const first = context.get("alarm", id) ?? context.state.past.alarm(id);
	return first && context.alarmAbout(keyOf({ type, source: first.source, zone: first.zone, part }));
}

function end(context: StepContext, { id }: Round, one: RoundAlarm): RoundAlarm {
	const alarm = nowAbout(context, id, one);
	if (alarm?.active) returnToNormal(context, alarm, RULE);
	return { ...one, endedAt: context.now };
}

function takeBack(context: StepContext, one: RoundAlarm): RoundAlarm {
	const takenBack = { at: context.now, why: TOOK_BACK };
	const alarm = context.get("alarm", one.alarm) ?? context.state.past.alarm(one.alarm);
	if (alarm) {
		context.because({ because: "taken-back", alarm: alarm.id, incident: alarm.incident, rule: RULE });
		if (context.get("alarm", one.alarm)) {
			if (alarm.active) returnToNormal(context, alarm, RULE);
			context.keepAlarm({ ...(context.get("alarm", alarm.id) ?? alarm), takenBack });
		} else {
			const value = { ...alarm, takenBack, rev: context.entry.seq };
			context.put({ kind: "alarm", id: alarm.id, value, over: true });
		}
		const incident = context.anyIncident(alarm.incident);
		if (incident && !incident.words.en.includes(TOOK_BACK.en)) {
			context.keepIncident({ ...incident, words: clauses(incident.words, TOOK_BACK) });
		}
	}
	return { ...one, takenBack };
}
