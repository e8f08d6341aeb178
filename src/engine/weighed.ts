import type { Alarm } from "../model/alarm.ts";
import type { Outcome } from "../model/outcome.ts";
import { higher, type Priority } from "../model/priority.ts";
import type { Activation } from "./activation.ts";
import { incidentOf } from "./alarm.ts";
import { declaredIn } from "./declared-weather.ts";
import { lower, pathOf, priorityOf } from "./overrides.ts";
import type { Work } from "./work.ts";

/** What weak signs are worth where a person has declared bad weather. Our own setting. */
const IN_WEATHER: Priority = "medium";

/** An activation with the priority that it has here and now, and why that is another than its kind's. */
export interface Weighed {
	readonly about: Activation;
	readonly why?: Pick<Outcome, "because" | "rule">;
}

/**
 * Weighs an activation: the site's word goes before the kind's, and a weak sign is worth less in declared weather. A
 * priority that comes with the activation (of what an upload holds, say) stands.
 */
export function weighed(work: Work, about: Activation): Weighed {
	if (about.priority !== undefined) return { about };
	const priority = priorityOf(work.site, about, about.is);
	if (about.weak && about.is.life === undefined && declaredIn(work, about.zone)) {
		const less = lower(priority, IN_WEATHER);
		if (less !== priority)
			return {
				about: { ...about, priority: less, weathered: true },
				why: { because: "weather", rule: "rules.weather" },
			};
	}
	if (priority === about.is.priority) return { about };
	return { about: { ...about, priority }, why: { because: "overridden", rule: pathOf(about.type) } };
}

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
