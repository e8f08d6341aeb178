import type { Incident } from "./incident.ts";
import type { Step } from "./procedure.ts";
import type { Site } from "./site.ts";

type About = Pick<Incident, "type" | "extraSteps" | "steps">;

/** All steps of an incident: those of its type's procedure in order, then those asked for beyond it. */
export function stepsOf({ procedures }: Pick<Site, "procedures">, { type, extraSteps = [] }: About): readonly Step[] {
	const written = procedures.get(type)?.steps ?? [];
	return [...written, ...extraSteps.filter(({ id }) => !written.some((step) => step.id === id))];
}

/** Required steps that nobody has done or skipped: while there is one, the incident can't be resolved. */
export function missingSteps(site: Pick<Site, "procedures">, incident: About): readonly Step[] {
	return stepsOf(site, incident).filter(({ id, required }) => required && !incident.steps?.[id]);
}
