import type { Alarm } from "../../model/alarm.ts";
import { higher } from "../../model/priority.ts";
import { incidentOf } from "./incident-of.ts";
import { priorityOf } from "./overrides.ts";
import type { StepContext } from "./step-context.ts";

/** The alarm once somebody was seen there, or the weather is over: what counted for less because of it counts whole. */
export function wholeAgain(context: StepContext, alarm: Alarm): Alarm {
	const { weathered, ...rest } = alarm;
	const is = weathered && context.siteIndex.alarms.get(alarm.type);
	if (!is) return alarm;
	const priority = higher(alarm.priority, priorityOf(context.site, alarm, is));
	const incident = incidentOf(context, alarm);
	context.because({ because: "seen-in-weather", alarm: alarm.id, incident: incident.id, rule: "rules.weather" });
	context.keepIncident({ ...incident, priority: higher(incident.priority, priority) });
	return { ...rest, priority };
}
