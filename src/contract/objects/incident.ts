import { incident } from "../../model/objects/incident.ts";
import { presentIncident } from "../present.ts";
import { type IncidentShape, incidentShape } from "../shapes.ts";
import { defineShown, type Fields } from "./define-shown.ts";

const FACTS = [
	...["id", "rev", "rang", "state", "sounding", "priority", "type", "zone", "zones", "words", "life", "discreet"],
	...["corroborated", "openedAt", "acknowledgedAt", "resolvedAt", "cause", "eventCount", "due", "overdue"],
	...["news", "lead", "owes", "untakenSince"],
	...["quiet", "group", "drill", "alarms", "related", "merged", "mergedInto", "splitFrom"],
] as const satisfies Fields<IncidentShape>;

/** Without who did what about it, and what people wrote. */
const IMPERSONAL = [
	...FACTS,
	...["unit", "verified", "reportedBy", "extraSteps", "pictures", "told", "toldCount", "reopened", "waits"],
] as const satisfies Fields<IncidentShape>;

const ALL = [
	...IMPERSONAL,
	...[
		"owner",
		"detail",
		"waiting",
		"transfer",
		"dispatches",
		"agencies",
		"volunteers",
		"steps",
		"held",
		"review",
		"police",
	],
] as const satisfies Fields<IncidentShape>;

/** What people deal with; the wall screen has what names nobody. */
export const shownIncident = defineShown(incident, {
	shape: incidentShape,
	present: presentIncident,
	seen: { operator: ALL, captain: ALL, manager: ALL, admin: ALL, kiosk: FACTS, mqtt: IMPERSONAL },
});
