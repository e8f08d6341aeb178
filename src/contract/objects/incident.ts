import type { Dispatch } from "../../model/dispatch.ts";
import type { Incident } from "../../model/incident.ts";
import { incident } from "../../model/objects/incident.ts";
import { presentIncident, presentSentIncident } from "../present.ts";
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

/** What a guard needs who is sent there. */
const SENT = [
	...["id", "rev", "rang", "state", "sounding", "priority", "type", "zone", "zones", "unit", "words", "life"],
	...["discreet", "corroborated", "verified", "openedAt", "resolvedAt", "alarms", "related", "eventCount"],
	...["drill", "pictures", "dispatches"],
] as const satisfies Fields<IncidentShape>;

/**
 * The guard's own part of an incident: of those sent, themselves alone. It is theirs while they may answer or are on it, and,
 * where nobody takes it and they were told, until somebody does.
 */
function ofGuard(incident: Incident, guard: string): Incident | "over" | undefined {
	const { state, mergedInto, told = [], dispatches = [], keptFrom } = incident;
	if (keptFrom === guard) return undefined;
	const own = dispatches.filter((one) => one.guard === guard).map(({ proposes: _, ...one }): Dispatch => one);
	const wasTold = told.some(({ to = [] }) => to.includes(guard));
	if (own.length === 0 && !wasTold) return undefined;
	const isTheirs = own.some(({ state: is }) => is !== "declined" && is !== "done") || (wasTold && state === "open");
	if (state === "resolved" || mergedInto !== undefined || !isTheirs) return "over";
	return { ...incident, dispatches: own };
}

/** What people deal with; the wall screen has what names nobody. */
export const shownIncident = defineShown(incident, {
	shape: incidentShape,
	present: presentIncident,
	seen: { operator: ALL, captain: ALL, manager: ALL, admin: ALL, kiosk: FACTS, mqtt: IMPERSONAL },
	shared: { of: ofGuard, present: presentSentIncident, fields: SENT },
});
