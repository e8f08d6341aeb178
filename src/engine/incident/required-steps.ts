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
import type { StepContext } from "../kernel/step-context.ts";
import { passed } from "./overdue.ts";

type Asks = Pick<AlarmType, "asks" | "asksWhenSure">;

const RULE = "rules.asked-steps";

/**
 * The incident with steps that it must have beyond its type's procedure; one it has already, or that two of its alarms
 * ask for, is there once. Each that has a time to be done within gets its own deadline, counted from now.
 */
export function withSteps(context: StepContext, incident: Incident, steps: readonly AskedStep[] = []): Incident {
	const has = new Set(incident.extraSteps?.map(({ id }) => id));
	const fresh = steps.filter(({ id }, at) => !has.has(id) && steps.findIndex((one) => one.id === id) === at);
	if (fresh.length === 0) return incident;
	context.because({ because: "asked", incident: incident.id, rule: RULE });
	for (const { id, withinMs, proposeUnansweredMs } of fresh) {
		if (withinMs !== undefined) setStepTimer(context, incident, { id, what: "overdue", dueAt: context.now + withinMs });
		if (proposeUnansweredMs === undefined) continue;
		setStepTimer(context, incident, { id, what: "unanswered", dueAt: context.now + proposeUnansweredMs });
	}
	const extra = fresh.map(({ proposeUnansweredMs: _, ...step }): Step => step);
	return { ...incident, extraSteps: [...(incident.extraSteps ?? []), ...extra] };
}

/** Sets the deadlines of those steps of the written procedure that have a time of their own, counted from now. */
export function timeWritten(context: StepContext, incident: Incident): Incident {
	for (const { id, withinMs } of context.site.procedures.get(incident.type)?.steps ?? []) {
		if (withinMs !== undefined) setStepTimer(context, incident, { id, what: "overdue", dueAt: context.now + withinMs });
	}
	return incident;
}

/** The incident with the steps that its alarms or its report ask for, now that it may be sure. */
export function withRequiredSteps(context: StepContext, incident: Incident): Incident {
	const sure = incident.corroborated || incident.verified !== undefined;
	const steps = asksOf(context, incident).flatMap(({ asks = [], asksWhenSure = [] }) =>
		sure ? [...asks, ...asksWhenSure] : asks,
	);
	return withSteps(context, incident, steps);
}

/** What the types of its alarms, or of its report, ask for. */
export function asksOf(context: StepContext, { alarms, type }: Incident): readonly Asks[] {
	const types = new Set(alarms.flatMap((id) => context.get("alarm", id)?.type ?? []));
	const report = REPORT_KIND_NAMES.find((kind) => type === `report.${kind}`);
	const said = report && REPORT_ASKS[report];
	return [...[...types].flatMap((one) => context.siteIndex.alarms.get(one) ?? []), ...(said ? [said] : [])];
}

/** A step's own time has passed, and nobody did it: it rings, again and again until somebody does. */
export const onStepOverdue = onEntry(stepOverdue, (context, said) => {
	const about = asked(context, said);
	if (!about) return;
	const { incident, step } = about;
	if (step.withinMs !== undefined) {
		setStepTimer(context, incident, { id: step.id, what: "overdue", dueAt: context.now + step.withinMs });
	}
	passed(context, proposing(incident, step.id), `${RULE}.${step.id}`);
});

/** Nobody in the flat has answered: what the step says is proposed at once. */
export const onStepUnanswered = onEntry(stepUnanswered, (context, said) => {
	const about = asked(context, said);
	if (!about) return;
	const { incident, step } = about;
	if (isAnswered(context, incident)) {
		context.because({ because: "timer-void", incident: incident.id, rule: RULE });
		return;
	}
	context.keepIncident(proposing(incident, step.id));
	context.because({ because: "proposed", incident: incident.id, rule: `${RULE}.${step.id}` });
});

/** Moves the deadlines of steps that an incident takes over from another one. */
export function moveSteps(context: StepContext, from: Incident, into: Incident): void {
	for (const { id } of stepsOf(context.site, from)) {
		for (const what of ["overdue", "unanswered"] as const) {
			const timer = context.get("timer", stepTimerOf(from.id, id, what));
			if (!timer) continue;
			context.dropTimer(timer.id);
			if (!context.get("timer", stepTimerOf(into.id, id, what)))
				setStepTimer(context, into, { id, what, dueAt: timer.dueAt });
		}
	}
}

/** A step that was done, or whose incident is over, has no deadline. */
export function dropStep(context: StepContext, incident: string, step: string): void {
	context.dropTimer(stepTimerOf(incident, step, "overdue"));
	context.dropTimer(stepTimerOf(incident, step, "unanswered"));
}

function asked(
	context: StepContext,
	{ incident: about, step: id }: z.output<typeof stepOverdue.data>,
): { incident: Incident; step: Step } | undefined {
	const incident = context.get("incident", about);
	const step = incident && stepsOf(context.site, incident).find((one) => one.id === id);
	if (incident && step && !incident.steps?.[id]) return { incident, step };
	context.because({ because: "timer-void", rule: RULE });
	return undefined;
}

/** Somebody has spoken with the flat: a person said so, or a call or question of the procedure was done. */
function isAnswered(context: StepContext, incident: Incident): boolean {
	if (incident.verified && incident.verified.means !== "picture") return true;
	return stepsOf(context.site, incident).some((step) => {
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
	context: StepContext,
	incident: Incident,
	{ id, what, dueAt }: { id: string; what: "overdue" | "unanswered"; dueAt: number },
): void {
	const timer = { id: stepTimerOf(incident.id, id, what), dueAt, zone: incident.zone };
	const data = { incident: incident.id, step: id };
	context.setTimer(timerFor(what === "overdue" ? stepOverdue : stepUnanswered, { ...timer, data }));
}

/** The timer of a step's deadline. */
export function stepTimerOf(incident: string, step: string, what: "overdue" | "unanswered"): string {
	return `${incident}.${what}.${step}`;
}
