import type { Alarm } from "../model/alarm.ts";
import type { Incident } from "../model/incident.ts";
import type { SiteDevice } from "../model/site.ts";
import type { Words } from "../model/words.ts";
import type { Activation } from "./activation.ts";
import { activate, incidentOf } from "./alarm.ts";
import { withAsked } from "./asking.ts";
import { bearsOut } from "./borne-out.ts";
import { clear } from "./clear.ts";
import { lostWallOf, noteDegraded } from "./degraded.ts";
import { raiseOrWait } from "./delay.ts";
import { noteBroken } from "./multiple-breach.ts";
import { partOf, textIn } from "./part.ts";
import type { Meaning } from "./plan.ts";
import { besideLoss } from "./sabotage.ts";
import { clauses } from "./words.ts";
import type { Work } from "./work.ts";

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
	const about: Activation = {
		type: meaning.raises,
		is,
		source: device ? `device:${device.id}` : entry.source,
		zone,
		unit: device?.unit,
		part: partOf(data),
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
	const settled = said.data !== undefined;
	const alarm = settled ? activate(work, about) : raiseOrWait(work, about);
	if (!alarm) return undefined;
	besideLoss(work, alarm);
	bearsOut(work, alarm, about);
	if (barrier === "broken") noteBroken(work, about, alarm);
	else if (barrier === "degraded" && alarm.active) noteDegraded(work, alarm);
	return alarm;
}

/**
 * Notes on an open incident what a report says of an alarm there, and nothing about the alarm changes. On one only, the
 * discreet one first: a word on another would tell of it.
 */
export function noteOn(work: Work, { is, kind }: Meaning): boolean {
	const types = is.notedOn?.map((alarm) => `${kind.name}.${alarm}`) ?? [];
	if (types.length === 0) return false;
	const [alarm] = (work.state.alarmsOf.get(work.entry.source) ?? [])
		.flatMap((id) => work.get("alarm", id) ?? [])
		.filter(({ type, drill }) => !drill && types.includes(type))
		.sort((a, b) => noteRank(a) - noteRank(b) || b.since - a.since);
	if (!alarm) return false;
	const incident = incidentOf(work, alarm);
	work.because({ because: "noted", alarm: alarm.id, incident: incident.id, rule: work.entry.type });
	const counted = { ...incident, eventCount: incident.eventCount + 1 };
	const asks = is.asks?.on.some((one) => alarm.type === `${kind.name}.${one}`) ? is.asks : undefined;
	work.keepIncident(asks ? withAsked(work, saying(counted, asks.words), asks.steps) : counted);
	return true;
}

/** The incident whose words say one thing more; said twice, it stands there once. */
function saying(incident: Incident, more: Words): Incident {
	return incident.words.en.includes(more.en) ? incident : { ...incident, words: clauses(incident.words, more) };
}

function noteRank({ discreet, life }: Alarm): number {
	return discreet ? 0 : (life ?? Number.MAX_SAFE_INTEGER);
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
	const found = types.length > 0 ? clear(work, { types, source, part: partOf(data), lateAt, rule }) : 0;
	if (found === 0) work.because({ because: "nothing-to-clear", rule });
	return true;
}
