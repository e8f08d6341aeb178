import assert from "node:assert";
import type { Alarm } from "../../model/alarm.ts";
import type { Incident } from "../../model/incident.ts";
import { higher, urgency } from "../../model/priority.ts";
import { corroborate } from "../correlation/corroboration.ts";
import { startTake } from "../incident/deadline.ts";
import { besideOthers, joinable } from "../incident/join.ts";
import { timeWritten, withAsked } from "../incident/required-steps.ts";
import { picturedAtJoining, picturedAtOpening } from "../incident/snapshots.ts";
import type { Activation } from "../kernel/activation.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import { keyOf } from "../kernel/state.ts";
import type { Work } from "../kernel/step-context.ts";
import { agoWords, clauses, OTHER_PLACES, OUT_OF_SERVICE, placeWords } from "../kernel/words.ts";
import { countedForFlood } from "../silence-budget/flood.ts";
import { type Activated, inEpisode, owing } from "../silence-budget/owe.ts";
import { countHidden, isBypassed } from "../silence-budget/suppression.ts";
import { askTester, testBypass } from "../silence-budget/under-test.ts";
import { weighed } from "../suppression/effective-priority.ts";
import { keepEpisode } from "./episode.ts";
import { endLeft } from "./left-active.ts";
import { isPast, keepMoment } from "./momentary.ts";
import { attachedTo, counting, joinedBy, openedBy } from "./open-incident.ts";

/** Raises the alarm, or activates it once more. Nothing that raises is without an incident, and nothing unheard without a debt. */
export function activate(work: Work, given: Activation): Alarm {
	const { about, why } = weighed(work, given);
	const before = work.alarmAbout(keyOf(about));
	const alarm = before ? activateAgain(work, before, about) : raise(work, about);
	if (why) work.because({ ...why, alarm: alarm.id, incident: alarm.incident });
	if (about.moment && !alarm.latches) keepMoment(work, alarm);
	return alarm;
}

function raise(work: Work, about: Activation): Alarm {
	const { type, is, source, zone, unit, part, rule, at, lateByMs, strong } = about;
	const { seq, receivedAt } = work.entry;
	const where = { ...is, zone, unit, ...(about.drill && { drill: about.drill }) };
	const joins = about.into === undefined ? joinable(work, where) : undefined;
	const into = about.into === undefined || about.into === "own" ? undefined : work.get("incident", about.into);
	const ago = lateByMs === undefined ? undefined : agoWords(lateByMs);
	const repair = is.life !== undefined && isOutOfService(work, source) ? OUT_OF_SERVICE : undefined;
	const others = about.otherPlaces ? OTHER_PLACES : undefined;
	if (!about.drill) endLeft(work, about);
	const id = `alm-${seq}`;
	assert(!work.get("alarm", id), `entry ${seq} raises a second alarm, ${type}; derive an entry for it`);
	const told = into ? toldIn(work, into) : joins && siblingRang(work, joins, about);
	const alarm = work.keepAlarm({
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
	work.because({ because: "raised", alarm: alarm.id, incident: alarm.incident, rule });
	if (into) work.keepIncident(withAsked(work, attachedTo(into, alarm), is.asks));
	else if (joins) work.keepIncident(picturedAtJoining(work, joinedBy(work, joins, alarm), alarm));
	else {
		const words = about.words ?? clauses(is.words, placeWords(work.site, { zone, unit }), others, ago, repair);
		const opened = picturedAtOpening(work, openedBy(work, alarm, words), alarm);
		work.keepIncident(withAsked(work, timeWritten(work, besideOthers(work, opened, alarm)), is.asks));
	}
	const worse = joins !== undefined && urgency(alarm.priority) < urgency(joins.priority);
	const kept = owed(work, alarm, about, { news: told === undefined || worse, attached: told !== undefined && !worse });
	if (!into && !about.drill) countedForFlood(work, kept);
	return kept;
}

/** When that told of itself to which something more is attached by its nature; from then on its pace counts. */
function toldIn(work: Work, { lead = "", alarms }: Incident): number {
	return work.get("alarm", lead || (alarms[0] ?? ""))?.rang ?? work.now;
}

/** When the same device rang for the same evidence in an incident that sounds: it only says it in a second way. */
function siblingRang(work: Work, joins: Incident, { is, type, source }: Activation): number | undefined {
	if (joins.state !== "open" || joins.rang === 0) return undefined;
	for (const id of work.state.alarmsOf.get(source) ?? []) {
		const alarm = work.get("alarm", id);
		if (alarm?.incident !== joins.id || alarm.type === type || alarm.evidence !== is.evidence) continue;
		if (alarm.rang !== undefined) return alarm.rang;
	}
	return undefined;
}

function activateAgain(work: Work, before: Alarm, about: Activation): Alarm {
	const { rule } = about;
	const over = isOver(work, before, about);
	if (!over && work.entry.initial) {
		work.because({ because: "initial-known", alarm: before.id, incident: before.incident, rule });
		return before;
	}
	const { returnedAt: _normal, releasedAt: _released, weathered, ...rest } = inEpisode(work, before);
	const priority = higher(about.priority ?? about.is.priority, before.priority);
	const alarm = work.keepAlarm({
		...rest,
		active: true,
		...(before.latches && about.moment && { releasedAt: work.now }),
		repeats: before.repeats + 1,
		lastAt: work.now,
		stateAt: work.entry.late ? Math.max(before.stateAt, about.at) : about.at,
		priority,
		severity: over ? (about.severity ?? 0) : Math.max(before.severity, about.severity ?? 0),
		...((before.strong || about.strong) && { strong: true }),
		...(weathered && about.weathered && { weathered }),
	});
	const incident = incidentOf(work, alarm);
	const worse = urgency(priority) < urgency(incident.priority);
	work.keepIncident(counting(work, incident, alarm));
	return owed(work, alarm, about, { news: worse });
}

/** The alarm with the debt of this activation; the entry says by which row it is quiet, and until when. */
function owed(
	work: Work,
	given: Alarm,
	about: Activation,
	{ news, attached = false }: Pick<Activated, "news" | "attached">,
): Alarm {
	const wasSure = incidentOf(work, given).corroborated;
	const alarm = corroborate(work, given);
	const first = given.repeats === 0;
	const borneOut = alarm.corroborated === true && !given.corroborated && !(attached && wasSure);
	const strength = { priority: about.priority ?? about.is.priority, severity: about.severity ?? 0 };
	const owes = owing(work, alarm, { strength, news: news || borneOut, attached: attached && !borneOut });
	const row = owes.debt?.because;
	const suppressed = row === "walk-test" || row === "out-of-service" ? row : undefined;
	const kept = work.keepAlarm({ ...owes, ...(suppressed && { suppressed }) });
	const { id, incident } = kept;
	const dueAt = kept.debt?.due;
	const told = { alarm: id, incident, rule: about.rule, ...(dueAt !== undefined && { dueAt }) };
	if (!first) work.because({ because: row === "news" ? "reactivated" : "repeated", ...told });
	if (row === "walk-test") {
		askTester(work, kept);
		countHidden(work, testBypass(kept.zone));
		work.because({ ...told, because: "walk-test-asked", rule: "rules.walk-test" });
	} else if (row === "shelved") {
		countHidden(work, `shelved:${id}`);
		work.because({ ...told, because: "shelved", rule: "settings.shelve" });
	} else if (row === "out-of-service") {
		countHidden(work, `out-of-service:${kept.source.slice("device:".length)}`);
		work.because({ ...told, because: "out-of-service", rule: "rules.out-of-service" });
	} else if (row === "flood") work.because({ ...told, because: "flood", rule: "rules.flood" });
	else if (row === "chattering") work.because({ ...told, because: "chattering", rule: "settings.silence" });
	keepEpisode(work, kept);
	settleOpening(work, kept, row);
	return kept;
}

/** A new incident waits while its only alarm is bypassed; what a flood brings has its deadline, though it is silent yet. */
function settleOpening(work: Work, alarm: Alarm, row: string | undefined): void {
	const incident = incidentOf(work, alarm);
	if (incident.rang > 0 || incident.state !== "open") return;
	const bypassed = isBypassed(work, alarm);
	if (bypassed && incident.alarms.length === 1) work.keepIncident({ ...incident, quiet: true });
	else if (!bypassed) {
		const { quiet: _waited, ...rest } = incident;
		work.keepIncident(row === "flood" ? startTake(work, rest) : rest);
	}
}

function isOutOfService(work: Work, source: string): boolean {
	return work.get("device", source.slice("device:".length))?.outOfService !== undefined;
}

/** Whether what raised the alarm before had ended when it was activated again. */
function isOver(work: Work, before: Alarm, { moment }: Activation): boolean {
	if (before.releasedAt === undefined) return !before.active;
	return !moment || isPast(work, before);
}
