import { acknowledgeOverdue } from "../../model/entries/acknowledge-overdue.ts";
import { actOverdue } from "../../model/entries/act-overdue.ts";
import type { Incident } from "../../model/incident.ts";
import { onEntry } from "../kernel/finding.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { restartAct } from "./deadline.ts";

/** Nobody took it in time: it sounds again, and whoever takes it in that very moment is not refused. */
export const onAcknowledgeOverdue = onEntry(acknowledgeOverdue, (context, { incident: id }) => {
	const incident = context.get("incident", id);
	if (incident?.due?.what !== "acknowledge" || incident.due.at > context.now || incident.state !== "open") {
		context.because({ because: "timer-void", rule: "deadlines.acknowledge" });
		return;
	}
	const { due: _passed, ...rest } = incident;
	passed(context, rest, "deadlines.acknowledge");
});

/** Whoever took it did nothing: it is open again. The clock goes on from here; only an act puts it back. */
export const onActOverdue = onEntry(actOverdue, (context, { incident: id }) => {
	const incident = context.get("incident", id);
	const by = incident?.actBy ?? (incident?.due?.what === "act" ? incident.due.at : undefined);
	if (!incident || by === undefined || by > context.now) {
		context.because({ because: "timer-void", rule: "deadlines.act" });
		return;
	}
	passed(context, restartAct(context, incident), "deadlines.act");
});

/** Counts a deadline that has passed: the incident rings. */
export function passed(context: StepContext, incident: Incident, rule: string): Incident {
	context.because({ because: "overdue", incident: incident.id, rule });
	context.ringSoon(incident.id);
	return context.keepIncident({ ...incident, overdue: (incident.overdue ?? 0) + 1 });
}
