import type { Incident } from "../model/incident.ts";
import { INCIDENT_ACTIONS } from "../model/incident-actions.generated.ts";
import { INCIDENT_HANDLERS } from "./incident-handlers.generated.ts";
import { type ActionHandler, isAllowed } from "./kernel/action.ts";
import type { StepContext } from "./kernel/step-context.ts";
import { TARGET_HANDLERS } from "./target-handlers.generated.ts";

/** Everything a person can ask for, by the type of the entry that says so; what is not here is recorded. */
export const ACTIONS: Readonly<Record<string, ActionHandler>> = {
	...Object.fromEntries([...INCIDENT_HANDLERS, ...TARGET_HANDLERS].map((handler) => [handler.action.type, handler])),
};

/** The verbs that are allowed on the incident now. */
export function allowedOn(incident: Incident, context: StepContext): readonly string[] {
	return INCIDENT_ACTIONS.filter((action) => isAllowed(action, incident, context)).map(({ verb }) => verb);
}
