import type { IncidentVerb } from "../../../contract/routes.ts";
import type { IncidentShape } from "../../../contract/shapes.ts";
import { mayAct } from "../actions.ts";
import { detailsOf } from "./details.ts";
import { type Offer, offerIn } from "./offer.ts";

/**
 * What the hub says of an action on the incident in hand. Until it has said so all is offered to whoever works on
 * incidents, and it decides.
 */
export function offerOf(incident: IncidentShape, action: IncidentVerb): Offer | undefined {
	const { allowed } = detailsOf(incident);
	if (allowed) return offerIn(allowed, action);
	return mayAct() && incident.state !== "resolved" ? {} : undefined;
}

/** Whether whoever sits here can do it now. */
export function can(incident: IncidentShape, action: IncidentVerb): boolean {
	const offer = offerOf(incident, action);
	return offer !== undefined && offer.why === undefined;
}

/** The same of an alarm of it; nothing until the hub has said so. */
export function canOnAlarm(incident: IncidentShape, alarm: string, action: "shelve" | "unshelve" | "confirm"): boolean {
	const { allowed } = detailsOf(incident);
	const offer = allowed && offerIn(allowed, action, alarm);
	return offer !== undefined && offer.why === undefined;
}
