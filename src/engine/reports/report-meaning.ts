import type { Alarm } from "../../model/alarm.ts";
import { tooManyParts } from "../../model/entries/too-many-parts.ts";
import { namedReport } from "../../model/entry.ts";
import { HUB_ALARMS } from "../../model/hub-alarms.ts";
import type { Incident } from "../../model/incident.ts";
import type { SiteDevice } from "../../model/site.ts";
import type { Words } from "../../model/words.ts";
import { activate } from "../alarm/activate.ts";
import { clear } from "../alarm/clear.ts";
import { lostWallOf, noteDegraded } from "../alarm/degraded.ts";
import { rememberOther } from "../alarm/other-places.ts";
import { raiseOrNot } from "../alarm/raise.ts";
import { alarmRaisedBy, rememberRaised } from "../alarm/raised-by.ts";
import { withSteps } from "../incident/required-steps.ts";
import type { Activation } from "../kernel/activation.ts";
import { boundedPart, OTHER_PARTS, partOf } from "../kernel/entry-data.ts";
import { onEntry } from "../kernel/finding.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import { isLate } from "../kernel/lateness.ts";
import type { Meaning } from "../kernel/site-index.ts";
import { keyOf } from "../kernel/state.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { clauses } from "../kernel/words.ts";
import { noteBroken } from "../perimeter/multiple-breach.ts";
import { besideLoss } from "./sabotage.ts";

/** Raises what the report means, whenever it happened. */
export function raiseFor(
	context: StepContext,
	meaning: Meaning,
	device: SiteDevice | undefined,
	said: {
		readonly data?: Readonly<Record<string, unknown>>;
		readonly at?: number;
		readonly lateByMs?: number;
		readonly drill?: true;
		/** The device's event, if the entry is not it. */
		readonly event?: string | undefined;
		/** Where it is, if neither the entry nor a device says so. */
		readonly zone?: string | undefined;
	} = {},
): Alarm | undefined {
	const { entry, siteIndex: plan } = context;
	const is = meaning.raises === undefined ? undefined : plan.alarms.get(meaning.raises);
	if (meaning.raises === undefined || !is) return undefined;
	const { data = entry.data, at = entry.at, lateByMs, drill } = said;
	const severity = meaning.is.severity?.(data) ?? 0;
	const zone = entry.zone ?? device?.zone ?? said.zone ?? "";
	const { weakBelow = Number.NEGATIVE_INFINITY, strongFrom = Number.POSITIVE_INFINITY, barrier } = meaning.is;
	const source = device ? `device:${device.id}` : entry.source;
	const part = boundedPart(context, { type: meaning.raises, source, part: partOf(data, meaning.kind) });
	if (part === OTHER_PARTS && device && !drill) sayTooMany(context, device);
	const lastedMs = meaning.is.lastedMs?.(data);
	const about: Activation = {
		type: meaning.raises,
		is,
		source,
		zone,
		unit: device?.unit,
		part,
		severity,
		...(meaning.priority && { priority: meaning.priority }),
		...(severity < weakBelow && { weak: true, ...(lastedMs !== undefined && { lastedMs }) }),
		...(severity >= strongFrom && { strong: true }),
		at,
		moment: meaning.is.holds !== "state" || device?.options.momentary === true,
		...(lateByMs !== undefined && { lateByMs }),
		...(drill && { drill }),
		into: barrier === "degraded" && !drill ? lostWallOf(context, zone) : undefined,
		rule: `${meaning.kind.name}.${meaning.event}`,
	};
	if (drill) return activate(context, about);
	// What a person says of it counts at any hour.
	const alarm = entry.source.startsWith("user:") ? activate(context, about) : raiseOrNot(context, about);
	if (barrier === "broken") noteBroken(context, zone, alarm);
	if (!alarm) return undefined;
	const named = partOf(data, meaning.kind);
	if (part === OTHER_PARTS && named !== undefined && !about.moment) {
		rememberOther(context, { ...alarm, begun: alarm.id === `alm-${entry.seq}` }, named);
	}
	besideLoss(context, alarm);
	const event = said.event ?? (entry.source === source ? entry.id : undefined);
	if (event !== undefined && meaning.isCancelled) rememberRaised(context, source, { event, alarm: alarm.id });
	if (alarm.repeats > 0) cameAgain(context, meaning, alarm);
	if (barrier === "broken") return alarm;
	if (barrier === "degraded" && alarm.active) noteDegraded(context, alarm);
	return alarm;
}

/** A device that names more places than can be told apart is the administrator's business. */
function sayTooMany(context: StepContext, { id, zone }: SiteDevice): void {
	if (context.alarmAbout(keyOf({ type: tooManyParts.type, source: `device:${id}`, zone }))) return;
	context.derive(tooManyParts, zone, { device: id });
}

/** The low alarm about it, in its turn. */
export const onTooManyParts = onEntry(tooManyParts, (context, { device: id }) => {
	const device = context.site.devices.get(id);
	if (!device) return;
	const { zone, unit } = device;
	const { type } = tooManyParts;
	const about = { type, source: `device:${device.id}`, zone, unit, at: context.entry.at };
	activate(context, { ...about, is: HUB_ALARMS[type], moment: true, into: "own", rule: "rules.parts" });
});

/**
 * Notes on an open incident what a report says of an alarm there, and nothing about the alarm changes: of the alarm that the
 * named event raised or repeated, and of no other; where it names none, of the newest of that device, the discreet one
 * first: a word on another would tell of it. Nothing that came after the word was said is meant by it.
 */
export function noteOn(context: StepContext, { is, kind }: Meaning): boolean {
	const types = is.notedOn?.map((alarm) => `${kind.name}.${alarm}`) ?? [];
	if (types.length === 0) return false;
	const alarm = notedAlarm(context, types);
	if (!alarm) return false;
	const incident = incidentOf(context, alarm);
	context.because({ because: "noted", alarm: alarm.id, incident: incident.id, rule: context.entry.type });
	const counted = { ...incident, eventCount: incident.eventCount + 1 };
	const asks = is.asks?.on.some((one) => alarm.type === `${kind.name}.${one}`) ? is.asks : undefined;
	context.keepIncident(asks ? withSteps(context, saying(counted, asks.words), asks.steps) : counted);
	return true;
}

function notedAlarm(context: StepContext, types: readonly string[]): Alarm | undefined {
	const { source, at } = context.entry;
	const named = namedReport(context.entry);
	if (named !== undefined) {
		const alarm = context.get("alarm", alarmRaisedBy(context, source, named) ?? "");
		return alarm && types.includes(alarm.type) ? alarm : undefined;
	}
	const [alarm] = (context.state.alarmsOf.get(source) ?? [])
		.flatMap((id) => context.get("alarm", id) ?? [])
		.filter(({ type, drill, stateAt }) => !drill && types.includes(type) && (!isLate(context.entry) || stateAt <= at))
		.sort((a, b) => Number(b.discreet ?? false) - Number(a.discreet ?? false) || b.lastAt - a.lastAt);
	return alarm;
}

/** The alarm as one of which nobody says any more that it was a mistake: it came again. */
function cameAgain(context: StepContext, meaning: Meaning, alarm: Alarm): void {
	if (meaning.mistakes.length === 0) return;
	const incident = incidentOf(context, alarm);
	const said = meaning.mistakes.find(({ en }) => incident.words.en.includes(en));
	if (!said) return;
	const en = incident.words.en.replace(`, ${said.en}`, "");
	const zh = incident.words["zh-CN"].replace(`，${said["zh-CN"]}`, "");
	context.keepIncident({ ...incident, words: { en, "zh-CN": zh } });
}

/** The incident whose words say one thing more; said twice, it stands there once. */
function saying(incident: Incident, more: Words): Incident {
	return incident.words.en.includes(more.en) ? incident : { ...incident, words: clauses(incident.words, more) };
}

/** The alarm types that the report returns to normal: those its kind names, and the one that `restored` names by its event. */
function clearedBy({ entry, siteIndex: plan }: StepContext, { is, kind, clears }: Meaning): readonly string[] {
	const of = is.restores?.(entry.data);
	if (of === undefined) return clears;
	const named = of.startsWith(`${kind.name}.`) ? of : `${kind.name}.${of}`;
	const raises = (plan.meanings.get(named) ?? plan.rules.get(named))?.raises;
	if (raises !== undefined) return [raises];
	return plan.alarms.has(named) ? [named] : [];
}

/** Whether the report says that something is over, and no alarm of that stands against it. */
export function restores(context: StepContext, meaning: Meaning): boolean {
	if (!meaning.is.restores) return false;
	const types = clearedBy(context, meaning);
	const alarms = (context.state.alarmsOf.get(context.entry.source) ?? []).flatMap(
		(id) => context.get("alarm", id) ?? [],
	);
	return !alarms.some(({ type, active, drill }) => active && !drill && types.includes(type));
}

/** Returns to normal what the report says is over, if it says so of anything; `lateAt` is the device's own time, if the report came late. */
export function clearAll(context: StepContext, meaning: Meaning, lateAt?: number): boolean {
	const types = clearedBy(context, meaning);
	if (types.length === 0 && !meaning.is.restores) return false;
	const { source, data, type: rule } = context.entry;
	const found =
		types.length > 0 ? clear(context, { types, source, part: partOf(data, meaning.kind), lateAt, rule }) : 0;
	if (found === 0) context.because({ because: "nothing-to-clear", rule });
	return true;
}
