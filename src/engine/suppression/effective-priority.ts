import type { Outcome } from "../../model/outcome.ts";
import type { Priority } from "../../model/priority.ts";
import type { Activation } from "../kernel/activation.ts";
import { lower, pathOf, priorityOf } from "../kernel/overrides.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { declaredIn } from "./declared-weather.ts";

/** What weak signs are worth where a person has declared bad weather. Our own setting. */
const IN_WEATHER: Priority = "medium";

/** An activation with the priority that it has here and now, and why that is another than its kind's. */
export interface EffectivePriority {
	readonly about: Activation;
	readonly why?: Pick<Outcome, "because" | "rule">;
}

/**
 * Weighs an activation: the site's word goes before the kind's, and a weak sign is worth less in declared weather. A
 * priority that comes with the activation (of what an upload holds, say) stands.
 */
export function withEffectivePriority(context: StepContext, about: Activation): EffectivePriority {
	if (about.priority !== undefined) return { about };
	const priority = priorityOf(context.site, about, about.is);
	if (about.weak && about.is.life === undefined && declaredIn(context, about.zone)) {
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
