import type { Incident } from "../model/incident.ts";
import { reminds, withDeadline } from "./deadline.ts";
import { ringing } from "./incident.ts";
import { textIn } from "./part.ts";
import type { Work } from "./work.ts";

/**
 * Nobody took it in time: it sounds again. That moves no `rang`, for a reminder brings nothing new to have seen, and
 * whoever takes it in that very moment must not be refused.
 */
export function acknowledgeOverdue(work: Work): void {
	const incident = incidentOf(work, "acknowledge");
	if (!incident) return;
	const passed: Incident = { ...incident, overdue: (incident.overdue ?? 0) + 1 };
	work.keepIncident(reminds(passed) ? withDeadline(work, passed) : passed);
}

/** Whoever took it did nothing: it is open again, and whoever looks must look anew. */
export function actOverdue(work: Work): void {
	const incident = incidentOf(work, "act");
	if (!incident) return;
	work.keepIncident({ ...ringing(work, incident), overdue: (incident.overdue ?? 0) + 1 });
}

function incidentOf(work: Work, what: "acknowledge" | "act"): Incident | undefined {
	const incident = work.get("incident", textIn(work.entry.data, "incident") ?? "");
	if (incident?.due?.what !== what || incident.due.at > work.now) {
		work.because({ because: "timer-void", rule: `deadlines.${what}` });
		return undefined;
	}
	work.because({ because: "overdue", incident: incident.id, rule: `deadlines.${what}` });
	return incident;
}
