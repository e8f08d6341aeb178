import type { Incident } from "../../model/incident.ts";
import type { StepContext } from "./step-context.ts";

/** Whether whoever acts is the person from whom the incident is kept: to them it must be as if it were not there. */
export function isKeptFromActor(
	{ entry }: Pick<StepContext, "entry">,
	{ keptFrom }: Pick<Incident, "keptFrom">,
): boolean {
	return keptFrom !== undefined && entry.source === `user:${keptFrom}`;
}
