import type { IncidentPanelShape } from "../../../contract/shapes.ts";
import type { WhyNot } from "../../../model/actions/why-not.ts";

/** An action that is somebody's to do; `why` it is not possible now, if it is not. */
export interface Offer {
	readonly why?: WhyNot;
}

/** What the hub says of an action on an incident, or on an alarm of it; undefined: it is not for whoever asked. */
export function offerIn(allowed: IncidentPanelShape["allowed"], action: string, alarm?: string): Offer | undefined {
	const said = allowed.find((one) => one.action === action && one.alarm === alarm);
	if (!said || said.why === "role") return undefined;
	return said.why ? { why: said.why } : {};
}
