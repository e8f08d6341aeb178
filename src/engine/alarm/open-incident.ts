import type { Alarm } from "../../model/alarm.ts";
import type { Incident } from "../../model/incident.ts";
import { higher } from "../../model/priority.ts";
import type { Words } from "../../model/words.ts";
import { ledBy, shownAs } from "../incident/leading-alarm.ts";
import { withSteps } from "../incident/required-steps.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { grouped } from "../silence-budget/flood.ts";

/** A new incident begun by an alarm; its words say what and where. It is silent until it rings. */
export function openedBy(context: StepContext, alarm: Alarm, words: Words): Incident {
	const { seq } = context.entry;
	context.because({ because: "opened", alarm: alarm.id, incident: alarm.incident });
	return grouped(context, {
		id: alarm.incident,
		rev: seq,
		rang: 0,
		state: "open",
		reached: "open",
		priority: alarm.priority,
		type: alarm.type,
		lead: alarm.id,
		words,
		...(alarm.zone !== "" && { zone: alarm.zone }),
		zones: alarm.zone === "" ? [] : [alarm.zone],
		...(alarm.unit !== undefined && { unit: alarm.unit }),
		...(alarm.life !== undefined && { life: alarm.life }),
		...shownAs([alarm]),
		corroborated: false,
		openedAt: context.now,
		untakenSince: context.now,
		alarms: [alarm.id],
		related: [],
		eventCount: 1,
	});
}

/** The incident with one more activation of an alarm of its own. */
export function counting(context: StepContext, incident: Incident, alarm: Alarm): Incident {
	const counted: Incident = {
		...incident,
		priority: higher(incident.priority, alarm.priority),
		eventCount: incident.eventCount + 1,
	};
	return ledBy(context, counted, alarm);
}

/** The incident with one more alarm, that joins it. */
export function joinedBy(context: StepContext, incident: Incident, alarm: Alarm): Incident {
	context.because({ because: "joined", alarm: alarm.id, incident: incident.id, rule: "rules.join" });
	const is = context.siteIndex.alarms.get(alarm.type);
	const joined = ledBy(context, attachedTo(incident, alarm), alarm);
	const sure = incident.corroborated || incident.verified !== undefined;
	return withSteps(context, joined, [...(is?.asks ?? []), ...(sure ? (is?.asksWhenSure ?? []) : [])]);
}

/** The incident with one more alarm that belongs to it by its nature. */
export function attachedTo(incident: Incident, alarm: Alarm): Incident {
	return {
		...incident,
		zones: incident.zones.includes(alarm.zone) ? incident.zones : [...incident.zones, alarm.zone],
		alarms: [...incident.alarms, alarm.id],
		priority: higher(incident.priority, alarm.priority),
		eventCount: incident.eventCount + 1,
	};
}
