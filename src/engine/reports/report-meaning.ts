import type { Alarm } from "../../model/alarm.ts";
import { tooManyParts } from "../../model/entries/too-many-parts.ts";
import { HUB_ALARMS } from "../../model/hub-alarms.ts";
import type { Incident } from "../../model/incident.ts";
import type { SiteDevice } from "../../model/site.ts";
import type { Words } from "../../model/words.ts";
import { activate } from "../alarm/activate.ts";
import { clear } from "../alarm/clear.ts";
import { lostWallOf, noteDegraded } from "../alarm/degraded.ts";
import { raiseOrNot } from "../alarm/raise.ts";
import { withAsked } from "../incident/required-steps.ts";
import type { Activation } from "../kernel/activation.ts";
import { boundedPart, OTHER_PARTS, partOf, textIn } from "../kernel/entry-data.ts";
import { onEntry } from "../kernel/finding.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import { isLate } from "../kernel/lateness.ts";
import type { Meaning } from "../kernel/site-index.ts";
import { keyOf } from "../kernel/state.ts";
import type { Work } from "../kernel/step-context.ts";
import { clauses } from "../kernel/words.ts";
import { noteBroken } from "../perimeter/multiple-breach.ts";
import { besideLoss } from "./sabotage.ts";

/** The report, common to every kind, that what another one said is over. */
const RESTORED = "restored";

/** Raises what the report means, whenever it happened. */
export function raiseFor(
	work: Work,
	meaning: Meaning,
	device: SiteDevice | undefined,
	said: {
		readonly data?: Readonly<Record<string, unknown>>;
		readonly at?: number;
		readonly lateByMs?: number;
		readonly drill?: true;
	} = {},
): Alarm | undefined {
	const { entry, plan } = work;
	const is = meaning.raises === undefined ? undefined : plan.alarms.get(meaning.raises);
	if (meaning.raises === undefined || !is) return undefined;
	const { data = entry.data, at = entry.at, lateByMs, drill } = said;
	const severity = meaning.is.severity?.(data) ?? 0;
	const zone = entry.zone ?? device?.zone ?? "";
	const { weakBelow = Number.NEGATIVE_INFINITY, strongFrom = Number.POSITIVE_INFINITY, barrier } = meaning.is;
	const source = device ? `device:${device.id}` : entry.source;
	const part = boundedPart(work, { type: meaning.raises, source, part: partOf(data, meaning.kind) });
	if (part === OTHER_PARTS && device && !drill) sayTooMany(work, device);
	const about: Activation = {
		type: meaning.raises,
		is,
		source,
		zone,
		unit: device?.unit,
		part,
		...(part === OTHER_PARTS && { otherPlaces: true }),
		severity,
		...(meaning.priority && { priority: meaning.priority }),
		...(severity < weakBelow && { weak: true }),
		...(severity >= strongFrom && { strong: true }),
		at,
		moment: meaning.is.holds !== "state" || device?.options.momentary === true,
		...(lateByMs !== undefined && { lateByMs }),
		...(drill && { drill }),
		into: barrier === "degraded" && !drill ? lostWallOf(work, zone) : undefined,
		rule: `${meaning.kind.name}.${meaning.event}`,
	};
	if (drill) return activate(work, about);
	if (barrier === "broken") noteBroken(work, zone);
	const settled = said.data !== undefined;
	const alarm = settled ? activate(work, about) : raiseOrNot(work, about);
	if (!alarm) return undefined;
	besideLoss(work, alarm);
	rememberRaised(work, meaning, alarm);
	if (alarm.repeats > 0) cameAgain(work, meaning, alarm);
	if (barrier === "broken") return alarm;
	if (barrier === "degraded" && alarm.active) noteDegraded(work, alarm);
	return alarm;
}

/** A device that names more places than can be told apart is the administrator's business. */
function sayTooMany(work: Work, { id, zone }: SiteDevice): void {
	if (work.alarmAbout(keyOf({ type: tooManyParts.type, source: `device:${id}`, zone }))) return;
	work.derive(tooManyParts, zone, { device: id });
}

/** The low alarm about it, in its turn. */
export const onTooManyParts = onEntry(tooManyParts, (work, { device: id }) => {
	const device = work.site.devices.get(id);
	if (!device) return;
	const { zone, unit } = device;
	const { type } = tooManyParts;
	const about = { type, source: `device:${device.id}`, zone, unit, at: work.entry.at };
	activate(work, { ...about, is: HUB_ALARMS[type], moment: true, into: "own", rule: "rules.parts" });
});

/**
 * Notes on an open incident what a report says of an alarm there, and nothing about the alarm changes: of the alarm that the
 * named event raised or repeated, and of no other; where it names none, of the newest of that device, the discreet one
 * first: a word on another would tell of it. Nothing that came after the word was said is meant by it.
 */
export function noteOn(work: Work, { is, kind }: Meaning): boolean {
	const types = is.notedOn?.map((alarm) => `${kind.name}.${alarm}`) ?? [];
	if (types.length === 0) return false;
	const alarm = notedAlarm(work, types);
	if (!alarm) return false;
	const incident = incidentOf(work, alarm);
	work.because({ because: "noted", alarm: alarm.id, incident: incident.id, rule: work.entry.type });
	const counted = { ...incident, eventCount: incident.eventCount + 1 };
	const asks = is.asks?.on.some((one) => alarm.type === `${kind.name}.${one}`) ? is.asks : undefined;
	work.keepIncident(asks ? withAsked(work, saying(counted, asks.words), asks.steps) : counted);
	return true;
}

function notedAlarm(work: Work, types: readonly string[]): Alarm | undefined {
	const { source, data, at } = work.entry;
	const named = textIn(data, "eventId");
	if (named !== undefined) {
		const raised = work.get("memory", source)?.raisedBy?.find(({ event }) => event === named);
		const alarm = raised && work.get("alarm", raised.alarm);
		return alarm && types.includes(alarm.type) ? alarm : undefined;
	}
	const [alarm] = (work.state.alarmsOf.get(source) ?? [])
		.flatMap((id) => work.get("alarm", id) ?? [])
		.filter(({ type, drill, stateAt }) => !drill && types.includes(type) && (!isLate(work.entry) || stateAt <= at))
		.sort((a, b) => Number(b.discreet ?? false) - Number(a.discreet ?? false) || b.lastAt - a.lastAt);
	return alarm;
}

/** So many of a device's newest events are known by what they raised. */
const EVENTS_KNOWN = 16;

/** Remembers which alarm the report raised or repeated, for a word that names it later. */
function rememberRaised(work: Work, meaning: Meaning, alarm: Alarm | undefined): void {
	const cancels = Object.values(meaning.kind.events).some(({ notedOn }) => notedOn !== undefined);
	if (!alarm || !cancels || work.entry.source === "hub") return;
	const known = work.get("memory", work.entry.source)?.raisedBy ?? [];
	const raised = { event: work.entry.id, alarm: alarm.id };
	work.remember(work.entry.source, { raisedBy: [...known, raised].slice(-EVENTS_KNOWN) });
}

/** The alarm as one of which nobody says any more that it was a mistake: it came again. */
function cameAgain(work: Work, meaning: Meaning, alarm: Alarm): void {
	const words = Object.values(meaning.kind.events).flatMap(({ asks }) => asks?.words ?? []);
	const incident = incidentOf(work, alarm);
	const said = words.find(({ en }) => incident.words.en.includes(en));
	if (!said) return;
	const en = incident.words.en.replace(`, ${said.en}`, "");
	const zh = incident.words["zh-CN"].replace(`，${said["zh-CN"]}`, "");
	work.keepIncident({ ...incident, words: { en, "zh-CN": zh } });
}

/** The incident whose words say one thing more; said twice, it stands there once. */
function saying(incident: Incident, more: Words): Incident {
	return incident.words.en.includes(more.en) ? incident : { ...incident, words: clauses(incident.words, more) };
}

/** The alarm types that the report returns to normal: those its kind names, and the one that `restored` names by its event. */
function clearedBy({ entry, plan }: Work, { event, kind, clears }: Meaning): readonly string[] {
	if (event !== RESTORED) return clears;
	const of = textIn(entry.data, "of") ?? "";
	const named = of.startsWith(`${kind.name}.`) ? of : `${kind.name}.${of}`;
	const raises = (plan.meanings.get(named) ?? plan.rules.get(named))?.raises;
	if (raises !== undefined) return [raises];
	return plan.alarms.has(named) ? [named] : [];
}

/** Whether the report says that something is over, and no alarm of that stands against it. */
export function restores(work: Work, meaning: Meaning): boolean {
	if (meaning.event !== RESTORED) return false;
	const types = clearedBy(work, meaning);
	const alarms = (work.state.alarmsOf.get(work.entry.source) ?? []).flatMap((id) => work.get("alarm", id) ?? []);
	return !alarms.some(({ type, active, drill }) => active && !drill && types.includes(type));
}

/** Returns to normal what the report says is over, if it says so of anything; `lateAt` is the device's own time, if the report came late. */
export function clearAll(work: Work, meaning: Meaning, lateAt?: number): boolean {
	const types = clearedBy(work, meaning);
	if (types.length === 0 && meaning.event !== RESTORED) return false;
	const { source, data, type: rule } = work.entry;
	const found = types.length > 0 ? clear(work, { types, source, part: partOf(data, meaning.kind), lateAt, rule }) : 0;
	if (found === 0) work.because({ because: "nothing-to-clear", rule });
	return true;
}
