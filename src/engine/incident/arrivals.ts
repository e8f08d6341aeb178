import type { Incident } from "../../model/incident.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { awaitArrival, isAwaited } from "./dispatched.ts";

/**
 * Sets the time by which each guard must be there who was sent to what is critical now: with the sending, or with what made
 * it critical since, counted from the sending all the same; no time that runs or has passed is set anew. Call it
 * when all else of the entry is judged.
 */
export function expectArrivals(context: StepContext): void {
	for (const change of context.changed("incident")) {
		const incident = "gone" in change || change.over ? undefined : change.value;
		if (incident?.priority !== "critical") continue;
		for (const dispatch of incident.dispatches ?? []) {
			if (!isAwaited(dispatch) || wasCritical(context, incident, dispatch.id)) continue;
			awaitArrival(context, sentTo(context, incident, dispatch.id), dispatch);
		}
	}
}

/** Whether the guard was on something critical before this entry already. */
function wasCritical(context: StepContext, { id, merged = [], splitFrom = id }: Incident, dispatch: string): boolean {
	return [id, splitFrom, ...merged].some((one) => {
		const before = context.state.incident.get(one);
		return before?.priority === "critical" && holds(before, dispatch);
	});
}

/** The incident that the guard was sent to, also once it was merged into this one: if it comes apart, they go with it. */
function sentTo(context: StepContext, incident: Incident, dispatch: string): Pick<Incident, "id" | "zone"> {
	const parts = (incident.merged ?? []).flatMap((id) => context.anyIncident(id) ?? []);
	return parts.findLast((part) => holds(part, dispatch)) ?? incident;
}

function holds({ dispatches }: Incident, dispatch: string): boolean {
	return dispatches?.some(({ id }) => id === dispatch) === true;
}
