import type { z } from "zod";
import { REPORT_ASKS } from "../../model/asked.ts";
import { stepOverdue } from "../../model/entries/step-overdue.ts";
import { stepUnanswered } from "../../model/entries/step-unanswered.ts";
import type { Incident } from "../../model/incident.ts";
import type { AlarmType } from "../../model/kind.ts";
import type { AskedStep, Step } from "../../model/procedure.ts";
import { REPORT_KIND_NAMES } from "../../model/report.ts";
import { stepsOf } from "../../model/steps.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import type { Work } from "../kernel/step-context.ts";
import { passed } from "./overdue.ts";

type Asks = Pick<AlarmType, "asks" | "asksWhenSure">;

const RULE = "rules.asked-steps";

/**
 * The incident with steps that it must have beyond its type's procedure; one it has already, or that two of its alarms
 * ask for, is there once. Each that has a time to be done within gets its own deadline, counted from now.
 */
export function withAsked(work: Work, incident: Incident, steps: readonly AskedStep[] = []): Incident {
	const has = new Set(incident.extraSteps?.map(({ id }) => id));
	const fresh = steps.filter(({ id }, at) => !has.has(id) && steps.findIndex((one) => one.id === id) === at);
	if (fresh.length === 0) return incident;
	work.because({ because: "asked", incident: incident.id, rule: RULE });
	for (const { id, withinMs, proposeUnansweredMs } of fresh) {
		if (withinMs !== undefined) setStepTimer(work, incident, { id, what: "overdue", dueAt: work.now + withinMs });
		if (proposeUnansweredMs === undefined) continue;
		setStepTimer(work, incident, { id, what: "unanswered", dueAt: work.now + proposeUnansweredMs });
	}
	const extra = fresh.map(({ proposeUnansweredMs: _, ...step }): Step => step);
	return { ...incident, extraSteps: [...(incident.extraSteps ?? []), ...extra] };
}

/** Sets the deadlines of those steps of the written procedure that have a time of their own, counted from now. */
export function timeWritten(work: Work, incident: Incident): Incident {
	for (const { id, withinMs } of work.site.procedures.get(incident.type)?.steps ?? []) {
		if (withinMs !== undefined) setStepTimer(work, incident, { id, what: "overdue", dueAt: work.now + withinMs });
	}
	return incident;
}

/** The incident with the steps that its alarms or its report ask for, now that it may be sure. */
export function asking(work: Work, incident: Incident): Incident {
	const sure = incident.corroborated || incident.verified !== undefined;
	const steps = asksOf(work, incident).flatMap(({ asks = [], asksWhenSure = [] }) =>
		sure ? [...asks, ...asksWhenSure] : asks,
	);
	return withAsked(work, incident, steps);
}

/** What the types of its alarms, or of its report, ask for. */
export function asksOf(work: Work, { alarms, type }: Incident): readonly Asks[] {
	const types = new Set(alarms.flatMap((id) => work.get("alarm", id)?.type ?? []));
	const report = REPORT_KIND_NAMES.find((kind) => type === `report.${kind}`);
	const said = report && REPORT_ASKS[report];
	return [...[...types].flatMap((one) => work.plan.alarms.get(one) ?? []), ...(said ? [said] : [])];
}

/** A step's own time has passed, and nobody did it: it rings, again and again until somebody does. */
export const onStepOverdue = onEntry(stepOverdue, (work, said) => {
	const about = asked(work, said);
	if (!about) return;
	const { incident, step } = about;
	if (step.withinMs !== undefined) {
		setStepTimer(work, incident, { id: step.id, what: "overdue", dueAt: work.now + step.withinMs });
	}
	passed(work, proposing(incident, step.id), `${RULE}.${step.id}`);
});

/** Nobody in the flat has answered: what the step says is proposed at once. */
export const onStepUnanswered = onEntry(stepUnanswered, (work, said) => {
	const about = asked(work, said);
	if (!about) return;
	const { incident, step } = about;
	if (isAnswered(work, incident)) {
		work.because({ because: "timer-void", incident: incident.id, rule: RULE });
		return;
	}
	work.keepIncident(proposing(incident, step.id));
	work.because({ because: "proposed", incident: incident.id, rule: `${RULE}.${step.id}` });
});

/** Moves the deadlines of steps that an incident takes over from another one. */
export function moveSteps(work: Work, from: Incident, into: Incident): void {
	for (const { id } of stepsOf(work.site, from)) {
		for (const what of ["overdue", "unanswered"] as const) {
			const timer = work.get("timer", stepTimerOf(from.id, id, what));
			if (!timer) continue;
			work.dropTimer(timer.id);
			if (!work.get("timer", stepTimerOf(into.id, id, what)))
				setStepTimer(work, into, { id, what, dueAt: timer.dueAt });
		}
	}
}

/** A step that was done, or whose incident is over, has no deadline. */
export function dropStep(work: Work, incident: string, step: string): void {
	work.dropTimer(stepTimerOf(incident, step, "overdue"));
	work.dropTimer(stepTimerOf(incident, step, "unanswered"));
}

function asked(
	work: Work,
	{ incident: about, step: id }: z.output<typeof stepOverdue.data>,
): { incident: Incident; step: Step } | undefined {
	const incident = work.get("incident", about);
	const step = incident && stepsOf(work.site, incident).find((one) => one.id === id);
	if (incident && step && !incident.steps?.[id]) return { incident, step };
	work.because({ because: "timer-void", rule: RULE });
	return undefined;
}

/** Somebody has spoken with the flat: a person said so, or a call or question of the procedure was done. */
function isAnswered(work: Work, incident: Incident): boolean {
	if (incident.verified && incident.verified.means !== "picture") return true;
	return stepsOf(work.site, incident).some((step) => {
		const done = incident.steps?.[step.id];
		return (step.do === "call" || step.do === "ask") && done !== undefined && done.skipped === undefined;
	});
}

function proposing(incident: Incident, step: string): Incident {
	const extraSteps = incident.extraSteps?.map((one) => (one.id === step ? { ...one, proposed: true as const } : one));
	return { ...incident, ...(extraSteps && { extraSteps }) };
}

/** Sets a deadline of a step. */
export function setStepTimer(
	work: Work,
	incident: Incident,
	{ id, what, dueAt }: { id: string; what: "overdue" | "unanswered"; dueAt: number },
): void {
	const timer = { id: stepTimerOf(incident.id, id, what), dueAt, zone: incident.zone };
	const data = { incident: incident.id, step: id };
	work.setTimer(timerFor(what === "overdue" ? stepOverdue : stepUnanswered, { ...timer, data }));
}

/** The timer of a step's deadline. */
export function stepTimerOf(incident: string, step: string, what: "overdue" | "unanswered"): string {
	return `${incident}.${what}.${step}`;
}
