import type { Outcome } from "../../model/outcome.ts";
import type { Priority } from "../../model/priority.ts";
import type { Activation } from "../kernel/activation.ts";
import { lower, pathOf, priorityOf } from "../kernel/overrides.ts";
import type { Work } from "../kernel/step-context.ts";
import { declaredIn } from "./declared-weather.ts";

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
