import type { Alarm } from "../../model/alarm.ts";
import { around, withRelated } from "../incident/join.ts";
import { asking } from "../incident/required-steps.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import type { Sighting } from "../kernel/memory.ts";
import { wholeAgain } from "../kernel/restored-priority.ts";
import type { Work } from "../kernel/step-context.ts";
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
export function corroborate(work: Work, given: Alarm): Alarm {
	const { evidence, drill, zone } = given;
	if (evidence === undefined || zone === "") return given;
	const kind = kindOf(given);
	remember(work, given, { kind, alarm: given.id, at: work.now });
	if (given.corroborated) return given;
	let alarm = given;
	for (const near of around(work, zone)) {
		const window = near === zone ? HERE_MS : NEXT_DOOR_MS;
		for (const seen of work.get("memory", memoryOf(near, drill))?.sighted?.[evidence] ?? []) {
			if (seen.kind === kind || seen.alarm === given.id || work.now - seen.at > window) continue;
			alarm = work.keepAlarm(wholeAgain(work, { ...alarm, strong: true, corroborated: true }));
			const other = work.get("alarm", seen.alarm);
			if (other) bearOut(work, other, alarm);
		}
	}
	if (alarm !== given) sure(work, alarm);
	return alarm;
}

/** The other one, that was there before: it owes that, and rings. */
function bearOut(work: Work, other: Alarm, alarm: Alarm): void {
	if (!other.corroborated) {
		const strong = wholeAgain(work, { ...other, strong: true, corroborated: true });
		work.keepAlarm(dueNow(work, strong, { news: true }));
		sure(work, other);
	}
	if (other.incident === alarm.incident) return;
	const [one, two] = [incidentOf(work, alarm), incidentOf(work, other)];
	if (!two.discreet || one.discreet) work.keepIncident(withRelated(one, two.id));
	if (!one.discreet || two.discreet) work.keepIncident(withRelated(incidentOf(work, other), one.id));
}

function sure(work: Work, alarm: Alarm): void {
	const incident = incidentOf(work, alarm);
	work.because({ because: "corroborated", alarm: alarm.id, incident: incident.id, rule: RULE });
	if (!incident.corroborated) work.keepIncident(asking(work, { ...incident, corroborated: true }));
}

function remember(work: Work, { zone, evidence, drill }: Alarm, seen: Sighting): void {
	if (evidence === undefined) return;
	const id = memoryOf(zone, drill);
	const known = work.get("memory", id)?.sighted ?? {};
	const others = (known[evidence] ?? []).filter(({ alarm }) => alarm !== seen.alarm);
	work.remember(id, { sighted: { ...known, [evidence]: [...others, seen].slice(-REMEMBERED) } });
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
