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
	const { state, openedAt, acknowledgedAt, resolvedAt, dispatches = [] } = incident;
	const first = (times: readonly (string | undefined)[]) => times.filter((at) => at !== undefined).toSorted()[0];
	const reached: Readonly<Record<IncidentState, string | undefined>> = {
		open: openedAt,
		acknowledged: acknowledgedAt,
		dispatched: first(dispatches.map(({ sentAt }) => sentAt)),
		"on-scene": first(dispatches.map(({ arrivedAt }) => arrivedAt)),
		resolved: state === "resolved" ? resolvedAt : undefined,
	};
	return INCIDENT_STATES.map((one) => {
		const at = reached[one];
		return { state: one, now: one === state, ...(at !== undefined && { at }) };
	});
}
