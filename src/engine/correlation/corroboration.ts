import type { Alarm } from "../../model/alarm.ts";
import { around, withRelated } from "../incident/join.ts";
import { withRequiredSteps } from "../incident/required-steps.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import type { Sighting } from "../kernel/memory.ts";
import { wholeAgain } from "../kernel/restored-priority.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { dueNow } from "../silence-budget/owe.ts";

const RULE = "rules.corroboration";
/** Alarms of two kinds with the same evidence bear each other out if they are no further apart than this, in one zone. */
const HERE_MS = 10 * 60_000;
/** The same next door. */
const NEXT_DOOR_MS = 60_000;
/** So many of the newest sightings of one kind are remembered of a zone and an evidence, so that a repeat costs no more. */
const OF_A_KIND = 32;

/**
 * What another kind of device with the same evidence has seen in the alarm's zone or next door bears it out, joined to it or
 * only related: both are strong from now on. What a device reports long after its incident was reset still counts, and what
 * was borne out once bears out whatever comes later.
 */
export function corroborate(context: StepContext, given: Alarm): Alarm {
	const { evidence, zone, drill } = given;
	if (evidence === undefined || zone === "") return given;
	const kind = kindOf(given);
	remember(context, given, { kind, alarm: given.id, at: context.now });
	let alarm = given;
	for (const near of around(context, zone)) {
		const window = near === zone ? HERE_MS : NEXT_DOOR_MS;
		for (const seen of context.get("memory", memoryOf(near, drill))?.sighted?.[evidence] ?? []) {
			if (seen.kind === kind || seen.alarm === given.id || context.now - seen.at > window) continue;
			if (!alarm.corroborated) {
				alarm = context.keepAlarm(wholeAgain(context, { ...alarm, strong: true, corroborated: true }));
			}
			const other = context.get("alarm", seen.alarm);
			// A repeat of what is borne out already has nothing to say to another that is.
			if (other && !(given.corroborated && other.corroborated)) bearOut(context, other, alarm);
		}
	}
	if (alarm !== given) sure(context, alarm);
	return alarm;
}

/** The other one, that was there before: it owes that, and rings. */
function bearOut(context: StepContext, other: Alarm, alarm: Alarm): void {
	if (!other.corroborated) {
		const strong = wholeAgain(context, { ...other, strong: true, corroborated: true });
		context.keepAlarm(dueNow(context, strong, { news: true }));
		sure(context, other);
	}
	if (other.incident === alarm.incident) return;
	const [one, two] = [incidentOf(context, alarm), incidentOf(context, other)];
	if (!two.discreet || one.discreet) context.keepIncident(withRelated(one, two.id));
	if (!one.discreet || two.discreet) context.keepIncident(withRelated(incidentOf(context, other), one.id));
}

function sure(context: StepContext, alarm: Alarm): void {
	const incident = incidentOf(context, alarm);
	context.because({ because: "corroborated", alarm: alarm.id, incident: incident.id, rule: RULE });
	if (!incident.corroborated) context.keepIncident(withRequiredSteps(context, { ...incident, corroborated: true }));
}

function remember(context: StepContext, { zone, evidence, drill }: Alarm, seen: Sighting): void {
	if (evidence === undefined) return;
	const id = memoryOf(zone, drill);
	const known = context.get("memory", id)?.sighted ?? {};
	const young = known[evidence]?.filter(({ alarm, at }) => alarm !== seen.alarm && seen.at - at <= HERE_MS) ?? [];
	context.remember(id, { sighted: { ...known, [evidence]: [...bounded(young, seen.kind), seen] } });
}

/** The sightings with room for one more of the kind; however many come of one kind, they hide none of another. */
function bounded(sightings: readonly Sighting[], kind: string): readonly Sighting[] {
	if (sightings.length < OF_A_KIND) return sightings;
	const same = sightings.filter((one) => one.kind === kind);
	const oldest = same.length < OF_A_KIND ? undefined : same[0];
	return sightings.filter((one) => one !== oldest);
}

/** Whether two alarms confirm each other: the same evidence of two kinds, in one zone, near enough in time. */
export function confirms(alarm: Alarm, other: Alarm): boolean {
	const { evidence, zone } = alarm;
	if (evidence === undefined || other.evidence !== evidence || other.zone !== zone) return false;
	if (kindOf(other) === kindOf(alarm)) return false;
	const times = [other.since, other.lastAt];
	return [alarm.since, alarm.lastAt].some((at) => times.some((then) => Math.abs(at - then) <= HERE_MS));
}

function kindOf({ type }: Pick<Alarm, "type">): string {
	return type.slice(0, type.indexOf("."));
}

/** What a drill lets be seen is seen in that only. */
function memoryOf(zone: string, drill: true | undefined): string {
	return drill ? `drill|sighted|${zone}` : `sighted|${zone}`;
}
