import assert from "node:assert";
import type { Alarm } from "../../model/alarm.ts";
import type { Incident } from "../../model/incident.ts";
import { higher, urgency } from "../../model/priority.ts";
import { corroborate } from "../correlation/corroboration.ts";
import { startTake } from "../incident/deadline.ts";
import { besideOthers, joinable } from "../incident/join.ts";
import { timeWritten, withSteps } from "../incident/required-steps.ts";
import { picturedAtJoining, picturedAtOpening } from "../incident/snapshots.ts";
import type { Activation } from "../kernel/activation.ts";
import { OTHER_PARTS } from "../kernel/entry-data.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import { keyOf } from "../kernel/state.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { agoWords, clauses, OTHER_PLACES, OUT_OF_SERVICE, whereWords } from "../kernel/words.ts";
import { countedForFlood } from "../silence-budget/flood.ts";
import { type Activated, inEpisode, owing } from "../silence-budget/owe.ts";
import { countHidden, isBypassed } from "../silence-budget/suppression.ts";
import { askTester, isUnderTest, testBypass } from "../silence-budget/under-test.ts";
import { withEffectivePriority } from "../suppression/effective-priority.ts";
import { keepEpisode } from "./episode.ts";
import { endLeft } from "./left-active.ts";
import { hasReturned, setReturn } from "./momentary.ts";
import { attachedTo, counting, joinedBy, openedBy } from "./open-incident.ts";

/** Raises the alarm, or activates it once more. Nothing that raises is without an incident, and nothing unheard without a debt. */
export function activate(context: StepContext, given: Activation): Alarm {
	const { about, why } = withEffectivePriority(context, given);
	const before = context.alarmAbout(keyOf(about));
	const alarm = before ? activateAgain(context, before, about) : raise(context, about);
	if (why) context.because({ ...why, alarm: alarm.id, incident: alarm.incident });
	if (about.moment && !alarm.latches) setReturn(context, alarm);
	return alarm;
}

function raise(context: StepContext, about: Activation): Alarm {
	const { type, is, source, zone, unit, part, rule, at, lateByMs, strong } = about;
	const { seq, receivedAt } = context.entry;
	const where = { ...is, zone, unit, ...(about.drill && { drill: about.drill }) };
	const joins = about.into === undefined ? joinable(context, where) : undefined;
	const into = about.into === undefined || about.into === "own" ? undefined : context.get("incident", about.into);
	const ago = lateByMs === undefined ? undefined : agoWords(lateByMs);
	const repair = is.life !== undefined && isOutOfService(context, source) ? OUT_OF_SERVICE : undefined;
	const others = part === OTHER_PARTS ? OTHER_PLACES : undefined;
	if (!about.drill) endLeft(context, about);
	const id = `alm-${seq}`;
	assert(!context.get("alarm", id), `entry ${seq} raises a second alarm, ${type}; derive an entry for it`);
	const told = into ? toldIn(context, into) : joins && siblingRang(context, joins, about);
	const alarm = context.keepAlarm({
		id,
		type,
		words: clauses(is.words, others, ago, repair),
		source,
		zone,
		...(unit !== undefined && { unit }),
		...(part !== undefined && { part }),
		priority: about.priority ?? is.priority,
		...(is.evidence && { evidence: is.evidence }),
		...(is.life !== undefined && { life: is.life }),
		...(is.discreet && { discreet: true }),
		...(about.keptFrom !== undefined && { keptFrom: about.keptFrom }),
		...(is.latches && { latches: true }),
		...(about.drill && { drill: true }),
		...(is.latches && about.moment && { releasedAt: receivedAt }),
		...(strong && { strong: true }),
		...(about.weathered && { weathered: true }),
		...(about.toldAnew !== undefined && { toldAnew: about.toldAnew }),
		...(told !== undefined && { rang: told }),
		active: true,
		acknowledged: false,
		repeats: 0,
		since: receivedAt,
		lastAt: receivedAt,
		stateAt: at,
		severity: about.severity ?? 0,
		incident: (into ?? joins)?.id ?? `inc-${seq}`,
		...(lateByMs !== undefined && { lateByMs }),
	});
	context.because({ because: "raised", alarm: alarm.id, incident: alarm.incident, rule });
	if (into) context.keepIncident(withSteps(context, attachedTo(into, alarm), is.asks));
	else if (joins) context.keepIncident(picturedAtJoining(context, joinedBy(context, joins, alarm), alarm));
	else {
		const words = about.words ?? clauses(is.words, whereWords(context.site, about), others, ago, repair);
		const opened = picturedAtOpening(context, openedBy(context, alarm, words), alarm);
		context.keepIncident(withSteps(context, timeWritten(context, besideOthers(context, opened, alarm)), is.asks));
	}
	const beside = into ?? joins;
	const worse = beside !== undefined && urgency(alarm.priority) < urgency(beside.priority);
	const kept = owed(context, alarm, about, {
		news: told === undefined || worse,
		attached: told !== undefined && !worse,
	});
	// A flood that nobody sees coming would tell that something is kept from somebody.
	if (!into && !about.drill && about.keptFrom === undefined) countedForFlood(context, kept);
	return kept;
}

/** When that told of itself to which something more is attached by its nature; from then on its pace counts. */
function toldIn(context: StepContext, { lead = "", alarms }: Incident): number {
	return context.get("alarm", lead || (alarms[0] ?? ""))?.rang ?? context.now;
}

/** When the same device rang for the same evidence in an incident that sounds: it only says it in a second way. */
function siblingRang(context: StepContext, joins: Incident, { is, type, source }: Activation): number | undefined {
	if (joins.state !== "open" || joins.rang === 0) return undefined;
	for (const id of context.state.alarmsOf.get(source) ?? []) {
		const alarm = context.get("alarm", id);
		if (alarm?.incident !== joins.id || alarm.type === type || alarm.evidence !== is.evidence) continue;
		if (alarm.rang !== undefined) return alarm.rang;
	}
	return undefined;
}

function activateAgain(context: StepContext, before: Alarm, about: Activation): Alarm {
	const { rule } = about;
	const over = isOver(context, before, about);
	if (!over && context.entry.initial) {
		context.because({ because: "initial-known", alarm: before.id, incident: before.incident, rule });
		return before;
	}
	const standing = inEpisode(context, before);
	const { weathered } = standing;
	const priority = higher(about.priority ?? about.is.priority, before.priority);
	const alarm = context.keepAlarm({
		...withoutReturn(standing),
		active: true,
		...(before.latches && about.moment && { releasedAt: context.now }),
		repeats: before.repeats + 1,
		lastAt: context.now,
		stateAt: context.entry.late ? Math.max(before.stateAt, about.at) : about.at,
		priority,
		severity: over ? (about.severity ?? 0) : Math.max(before.severity, about.severity ?? 0),
		...((before.strong || about.strong) && { strong: true }),
		...(weathered && about.weathered && { weathered }),
	});
	const incident = incidentOf(context, alarm);
	const worse = urgency(priority) < urgency(incident.priority);
	context.keepIncident(counting(context, incident, alarm));
	return owed(context, alarm, about, { news: worse });
}

/** The alarm as it stands again; most stand still, and are not copied. */
function withoutReturn(alarm: Alarm): Omit<Alarm, "returnedAt" | "releasedAt" | "weathered"> {
	if (alarm.returnedAt === undefined && alarm.releasedAt === undefined && !alarm.weathered) return alarm;
	const { returnedAt: _normal, releasedAt: _released, weathered: _weather, ...rest } = alarm;
	return rest;
}

/** The alarm with the debt of this activation; the entry says by which row it is quiet, and until when. */
function owed(
	context: StepContext,
	given: Alarm,
	about: Activation,
	{ news, attached = false }: Pick<Activated, "news" | "attached">,
): Alarm {
	const wasSure = incidentOf(context, given).corroborated;
	const alarm = corroborate(context, given);
	const first = given.repeats === 0;
	const borneOut = alarm.corroborated === true && !given.corroborated && !(attached && wasSure);
	const strength = { priority: about.priority ?? about.is.priority, severity: about.severity ?? 0 };
	const owes = owing(context, alarm, { strength, news: news || borneOut, attached: attached && !borneOut });
	const row = owes.debt?.because;
	const suppressed = row === "walk-test" || row === "out-of-service" ? row : undefined;
	const kept = context.keepAlarm(suppressed ? { ...owes, suppressed } : owes);
	const { id, incident } = kept;
	const dueAt = kept.debt?.due;
	const told = { alarm: id, incident, rule: about.rule, ...(dueAt !== undefined && { dueAt }) };
	if (!first) context.because({ because: row === "news" ? "reactivated" : "repeated", ...told });
	// Also where it is due sooner by its pace, or quiet for longer by a repair: whoever tests can answer.
	if (isUnderTest(context, kept)) {
		askTester(context, kept);
		context.because({ ...told, because: "walk-test-asked", rule: "rules.walk-test" });
	}
	if (row === "walk-test") countHidden(context, testBypass(kept.zone));
	else if (row === "shelved") {
		countHidden(context, `shelved:${id}`);
		context.because({ ...told, because: "shelved", rule: "settings.shelve" });
	} else if (row === "out-of-service") {
		countHidden(context, `out-of-service:${kept.source.slice("device:".length)}`);
		context.because({ ...told, because: "out-of-service", rule: "rules.out-of-service" });
	} else if (row === "flood") context.because({ ...told, because: "flood", rule: "rules.flood" });
	else if (row === "chattering") context.because({ ...told, because: "chattering", rule: "settings.silence" });
	keepEpisode(context, kept);
	settleOpening(context, kept, row);
	return kept;
}

/** A new incident waits while its only alarm is bypassed; what a flood brings has its deadline, though it is silent yet. */
function settleOpening(context: StepContext, alarm: Alarm, row: string | undefined): void {
	const incident = incidentOf(context, alarm);
	if (incident.rang > 0 || incident.state !== "open") return;
	const bypassed = isBypassed(context, alarm);
	if (bypassed && incident.alarms.length === 1) context.keepIncident({ ...incident, quiet: true });
	else if (!bypassed) {
		const { quiet: _waited, ...rest } = incident;
		context.keepIncident(row === "flood" ? startTake(context, rest) : rest);
	}
}

function isOutOfService(context: StepContext, source: string): boolean {
	return context.get("device", source.slice("device:".length))?.outOfService !== undefined;
}

/** Whether what raised the alarm before had ended when it was activated again. */
function isOver(context: StepContext, before: Alarm, { moment }: Activation): boolean {
	if (before.releasedAt === undefined) return !before.active;
	return !moment || hasReturned(context, before);
}
