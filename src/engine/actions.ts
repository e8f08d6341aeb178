import type { Incident } from "../model/incident.ts";
import { INCIDENT_ACTIONS } from "../model/incident-actions.generated.ts";
import { INCIDENT_HANDLERS } from "./incident-handlers.generated.ts";
import { isAllowed, type Prepared } from "./kernel/action.ts";
import type { Work } from "./kernel/step-context.ts";
import { TARGET_HANDLERS } from "./target-handlers.generated.ts";

/** Everything a person can ask for, by the type of the entry that says so; what is not here is recorded. */
export const ACTIONS: Readonly<Record<string, Prepared>> = {
	...Object.fromEntries([...INCIDENT_HANDLERS, ...TARGET_HANDLERS].map((handler) => [handler.action.type, handler])),
};

/** The verbs that are allowed on the incident now. */
export function allowedOn(incident: Incident, work: Work): readonly string[] {
	return INCIDENT_ACTIONS.filter((action) => isAllowed(action, incident, work)).map(({ verb }) => verb);
}
