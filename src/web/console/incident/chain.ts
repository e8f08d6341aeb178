import type { IncidentShape } from "../../../contract/shapes.ts";
import { INCIDENT_STATES, type IncidentState } from "../../../model/incident.ts";

export interface Stage {
	readonly state: IncidentState;
	/** When it was first reached. */
	readonly at?: string;
	readonly now: boolean;
}

/** How far the incident has come and when; stages may be skipped, and an incident that rings anew stands at the first again. */
export function stagesOf(incident: IncidentShape): readonly Stage[] {
	const { state, openedAt, acknowledgedAt, resolvedAt, dispatches = [], mergedInto } = incident;
	// Folded into another it goes on there: it has not come to its end.
	const isOver = state === "resolved" && mergedInto === undefined;
	const first = (times: readonly (string | undefined)[]) => times.filter((at) => at !== undefined).toSorted()[0];
	const reached: Readonly<Record<IncidentState, string | undefined>> = {
		open: openedAt,
		acknowledged: acknowledgedAt,
		dispatched: first(dispatches.map(({ sentAt }) => sentAt)),
		"on-scene": first(dispatches.map(({ arrivedAt }) => arrivedAt)),
		resolved: isOver ? resolvedAt : undefined,
	};
	return INCIDENT_STATES.map((one) => {
		const at = reached[one];
		return { state: one, now: one === state && (one !== "resolved" || isOver), ...(at !== undefined && { at }) };
	});
}
