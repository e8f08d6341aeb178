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
/** So many of the newest sightings are remembered of a zone and an evidence. */
const REMEMBERED = 8;

/**
 * What another kind of device with the same evidence has seen in the alarm's zone or next door bears it out, joined to it or
 * only related: both are strong from now on. What a device reports long after its incident was reset still counts.
 */
export function corroborate(context: StepContext, given: Alarm): Alarm {
	const { evidence, drill, zone } = given;
	if (evidence === undefined || zone === "") return given;
	const kind = kindOf(given);
	remember(context, given, { kind, alarm: given.id, at: context.now });
	if (given.corroborated) return given;
	let alarm = given;
	for (const near of around(context, zone)) {
		const window = near === zone ? HERE_MS : NEXT_DOOR_MS;
		for (const seen of context.get("memory", memoryOf(near, drill))?.sighted?.[evidence] ?? []) {
			if (seen.kind === kind || seen.alarm === given.id || context.now - seen.at > window) continue;
			alarm = context.keepAlarm(wholeAgain(context, { ...alarm, strong: true, corroborated: true }));
			const other = context.get("alarm", seen.alarm);
			if (other) bearOut(context, other, alarm);
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
	const others = known[evidence]?.filter(({ alarm }) => alarm !== seen.alarm) ?? [];
	context.remember(id, { sighted: { ...known, [evidence]: [...others.slice(1 - REMEMBERED), seen] } });
}

/** Whether two alarms confirm each other: the same evidence of two kinds, in one zone. */
export function confirms(alarm: Alarm, other: Alarm): boolean {
	const { evidence, zone } = alarm;
	return (
		evidence !== undefined && other.evidence === evidence && other.zone === zone && kindOf(other) !== kindOf(alarm)
	);
}

function kindOf({ type }: Pick<Alarm, "type">): string {
	return type.slice(0, type.indexOf("."));
}

/** What a drill lets be seen is seen in that only. */
function memoryOf(zone: string, drill: true | undefined): string {
	return drill ? `drill|sighted|${zone}` : `sighted|${zone}`;
}
