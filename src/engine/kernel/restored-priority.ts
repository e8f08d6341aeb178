import type { Alarm } from "../../model/alarm.ts";
import { higher } from "../../model/priority.ts";
import { incidentOf } from "./incident-of.ts";
import { priorityOf } from "./overrides.ts";
import type { Work } from "./step-context.ts";

/** The alarm once somebody was seen there, or the weather is over: what counted for less because of it counts whole. */
export function wholeAgain(work: Work, alarm: Alarm): Alarm {
	const { weathered, ...rest } = alarm;
	const is = weathered && work.plan.alarms.get(alarm.type);
	if (!is) return alarm;
	const priority = higher(alarm.priority, priorityOf(work.site, alarm, is));
	const incident = incidentOf(work, alarm);
	work.because({ because: "seen-in-weather", alarm: alarm.id, incident: incident.id, rule: "rules.weather" });
	work.keepIncident({ ...incident, priority: higher(incident.priority, priority) });
	return { ...rest, priority };
}
