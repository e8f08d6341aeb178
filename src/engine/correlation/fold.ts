import type { Alarm } from "../../model/alarm.ts";
import type { Incident } from "../../model/incident.ts";
import { incidentOf } from "../kernel/incident-of.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { putTogether } from "./merge.ts";

/**
 * Folds the incident of a single alarm into another that says the same of more; what belonged to it belongs there. One
 * that holds alarms of other types stays as it is. `rule`: what both are about.
 */
export function fold(context: StepContext, into: Incident, single: Alarm, rule: string): Incident {
	const from = incidentOf(context, single);
	if (from.id === into.id) return into;
	const alarms = from.alarms.flatMap((id) => context.get("alarm", id) ?? []);
	if (alarms.some(({ type }) => type !== single.type)) return into;
	context.because({ because: "folded", alarm: single.id, incident: into.id, rule });
	return putTogether(context, from, into);
}
