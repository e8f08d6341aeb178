import type { Alarm } from "../../model/alarm.ts";
import type { Incident } from "../../model/incident.ts";
import { higher } from "../../model/priority.ts";
import type { Words } from "../../model/words.ts";
import { ledBy } from "../incident/leading-alarm.ts";
import { withAsked } from "../incident/required-steps.ts";
import type { Work } from "../kernel/step-context.ts";
import { grouped, ungrouped } from "../silence-budget/flood.ts";

/** A new incident begun by an alarm; its words say what and where. It is silent until it rings. */
export function openedBy(work: Work, alarm: Alarm, words: Words): Incident {
	const { seq } = work.entry;
	work.because({ because: "opened", alarm: alarm.id, incident: alarm.incident });
	return grouped(work, {
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
		...(alarm.discreet && { discreet: true }),
		...(alarm.drill && { drill: true }),
		corroborated: false,
		openedAt: work.now,
		untakenSince: work.now,
		alarms: [alarm.id],
		related: [],
		eventCount: 1,
	});
}

/** The incident with one more activation of an alarm of its own. */
export function counting(work: Work, incident: Incident, alarm: Alarm): Incident {
	const counted: Incident = {
		...incident,
		priority: higher(incident.priority, alarm.priority),
		eventCount: incident.eventCount + 1,
	};
	return ungrouped(ledBy(work, counted, alarm));
}

/** The incident with one more alarm, that joins it. */
export function joinedBy(work: Work, incident: Incident, alarm: Alarm): Incident {
	work.because({ because: "joined", alarm: alarm.id, incident: incident.id, rule: "rules.join" });
	const is = work.plan.alarms.get(alarm.type);
	const joined = ungrouped(ledBy(work, attachedTo(incident, alarm), alarm));
	const sure = incident.corroborated || incident.verified !== undefined;
	return withAsked(work, joined, [...(is?.asks ?? []), ...(sure ? (is?.asksWhenSure ?? []) : [])]);
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
