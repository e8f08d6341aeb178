import { policeOutcome } from "../../model/actions/police-outcome.ts";
import { reopen } from "../../model/actions/reopen.ts";
import { review } from "../../model/actions/review.ts";
import { reviewOverdue } from "../../model/entries/review-overdue.ts";
import type { Incident } from "../../model/incident.ts";
import { onIncident } from "../kernel/action.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import type { StepContext } from "../kernel/step-context.ts";

const RULE = "settings.reviewMs";

/**
 * It is open again, with its history, and rings: somebody must take it. Its alarms stay ended, but are told of again, so
 * that whoever follows has them in view; what is activated from now on is a new alarm of a new incident.
 */
export const onReopen = onIncident(reopen, (context, incident) => {
	context.dropTimer(timerOf(incident.id));
	const {
		cause: _c,
		detail: _d,
		resolvedAt: _r,
		review,
		overdue: _o,
		waiting: _w,
		waits: _n,
		quiet: _q,
		transfer: _t,
		...rest
	} = incident;
	const opened: Incident = {
		...rest,
		state: "open",
		untakenSince: context.now,
		reopened: (incident.reopened ?? 0) + 1,
		...(review?.by !== undefined && { review }),
	};
	for (const id of incident.alarms) tellAgain(context, id);
	context.keepIncident(opened);
	context.markNews(incident.id);
	context.ringSoon(incident.id);
	return undefined;
});

/** A captain has looked again at what was closed as false. */
export const onReview = onIncident(review, (context, incident, { agrees, note }) => {
	const { dueAt = context.now } = incident.review ?? {};
	const review = { dueAt, by: context.actor, at: context.now, agrees, ...(note !== undefined && { note }) };
	context.dropTimer(timerOf(incident.id));
	context.keepIncident({ ...incident, review });
	return undefined;
});

/** What the police made of it, kept with it. */
export const onPoliceOutcome = onIncident(policeOutcome, (context, incident, { outcome, number, date }) => {
	const more = { ...(number !== undefined && { number }), ...(date !== undefined && { date }) };
	context.keepIncident({ ...incident, police: { outcome, ...more, by: context.actor, at: context.now } });
	return undefined;
});

function tellAgain(context: StepContext, id: string): void {
	const alarm = context.state.past.alarm(id);
	if (alarm) context.put({ kind: "alarm", id, value: { ...alarm, rev: context.entry.seq }, over: true });
}

/** A critical or high incident closed as false: a captain looks at it again in time. Exercises are nobody's alarm. */
export function withReview(context: StepContext, incident: Incident): Incident {
	const { id, cause, priority, drill, zone } = incident;
	if (cause !== "false" || drill || (priority !== "critical" && priority !== "high")) return incident;
	const dueAt = context.now + context.site.settings.reviewMs;
	const data = { incident: id };
	context.setTimer(timerFor(reviewOverdue, { id: timerOf(id), dueAt, zone, data }));
	return { ...incident, review: { dueAt } };
}

/** No captain has looked at it in time: it is shown so. */
export const onReviewOverdue = onEntry(reviewOverdue, (context, { incident: id }) => {
	const incident = context.anyIncident(id);
	if (incident?.state !== "resolved" || !incident.review || incident.review.by !== undefined) {
		context.because({ because: "timer-void", rule: RULE });
		return;
	}
	context.keepIncident({ ...incident, review: { ...incident.review, overdue: true } });
	context.because({ because: "overdue", incident: incident.id, rule: RULE });
});

function timerOf(incident: string): string {
	return `${incident}.review`;
}
