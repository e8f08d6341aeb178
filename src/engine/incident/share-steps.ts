import type { Incident } from "../../model/incident.ts";
import type { Step } from "../../model/procedure.ts";
import { stepsOf } from "../../model/steps.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { asksOf, dropStep, setStepTimer, stepTimerOf, timeWritten, withRequiredSteps } from "./required-steps.ts";

/**
 * Shares out the steps of an incident when alarms are split off it into `own`. What only the alarms of the one ask for is
 * theirs, with its deadline and whoever did it; what nobody can tell apart is asked for in both. `parts`: what comes out
 * as it was folded in, with what had been done by then.
 */
export function shareSteps(
	context: StepContext,
	from: Incident,
	{ own, rest, parts }: { own: Incident; rest: Incident; parts: readonly Incident[] },
): { own: Incident; rest: Incident } {
	const forOwn = askedFor(context, own);
	const forRest = askedFor(context, rest);
	for (const { id } of parts.flatMap(({ extraSteps = [] }) => extraSteps)) forOwn.add(id);
	const goes = ({ id }: Step) => forOwn.has(id) || !forRest.has(id);
	const stays = ({ id }: Step) => forRest.has(id) || !forOwn.has(id);
	const all = from.extraSteps ?? [];
	const done = Object.fromEntries(
		Object.entries(from.steps ?? {}).filter(([id]) => forOwn.has(id) && !forRest.has(id)),
	);
	const steps = Object.assign({}, done, ...parts.map((part) => part.steps ?? {}));
	const shared = {
		own: withSteps({ ...own, steps }, all.filter(goes)),
		rest: withSteps(rest, all.filter(stays)),
	};
	const asks = withRequiredSteps(context, timeWritten(context, shared.own));
	for (const { id } of stepsOf(context.site, from)) {
		for (const what of ["overdue", "unanswered"] as const) {
			const timer = context.get("timer", stepTimerOf(from.id, id, what));
			if (timer && isOpenStep(context, asks, id)) setStepTimer(context, asks, { id, what, dueAt: timer.dueAt });
		}
		if (!isOpenStep(context, shared.rest, id)) dropStep(context, from.id, id);
		if (!isOpenStep(context, asks, id)) dropStep(context, asks.id, id);
	}
	return { own: asks, rest: shared.rest };
}

function withSteps({ extraSteps: _before, ...incident }: Incident, extraSteps: readonly Step[]): Incident {
	const { steps = {}, ...rest } = incident;
	return {
		...rest,
		...(Object.keys(steps).length > 0 && { steps }),
		...(extraSteps.length > 0 && { extraSteps }),
	};
}

/** The steps that an incident's procedure, alarms or report ask for by themselves. */
function askedFor(context: StepContext, incident: Incident): Set<string> {
	const asks = asksOf(context, incident).flatMap(({ asks: always = [], asksWhenSure = [] }) => [
		...always,
		...asksWhenSure,
	]);
	return new Set([...asks, ...(context.site.procedures.get(incident.type)?.steps ?? [])].map(({ id }) => id));
}

function isOpenStep(context: StepContext, incident: Incident, id: string): boolean {
	return incident.steps?.[id] === undefined && stepsOf(context.site, incident).some((step) => step.id === id);
}
