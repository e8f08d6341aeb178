import assert from "node:assert";
import type { Alarm } from "../../model/alarm.ts";
import type { Incident } from "../../model/incident.ts";
import type { StepContext } from "./step-context.ts";

/** The incident of an alarm that stands. */
export function incidentOf(context: StepContext, alarm: Alarm): Incident {
	const incident = context.get("incident", alarm.incident);
	assert(incident, `alarm ${alarm.id} stands, but its incident ${alarm.incident} does not`);
	return incident;
}
