import type { Incident } from "../../model/incident.ts";
import type { Step } from "../../model/procedure.ts";
import { stepsOf } from "../../model/steps.ts";
import type { Work } from "../kernel/step-context.ts";
import { asking, asksOf, dropStep, setStepTimer, stepTimerOf, timeWritten } from "./required-steps.ts";

/**
 * Shares out the steps of an incident when alarms are split off it into `own`. What only the alarms of the one ask for is
 * theirs, with its deadline and whoever did it; what nobody can tell apart is asked for in both. `parts`: what comes out
 * as it was folded in, with what had been done by then.
 */
export function shareSteps(
	work: Work,
	from: Incident,
	{ own, rest, parts }: { own: Incident; rest: Incident; parts: readonly Incident[] },
): { own: Incident; rest: Incident } {
	const forOwn = askedFor(work, own);
	const forRest = askedFor(work, rest);
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
	const asks = asking(work, timeWritten(work, shared.own));
	for (const { id } of stepsOf(work.site, from)) {
		for (const what of ["overdue", "unanswered"] as const) {
			const timer = work.get("timer", stepTimerOf(from.id, id, what));
			if (timer && isOpenStep(work, asks, id)) setStepTimer(work, asks, { id, what, dueAt: timer.dueAt });
		}
		if (!isOpenStep(work, shared.rest, id)) dropStep(work, from.id, id);
		if (!isOpenStep(work, asks, id)) dropStep(work, asks.id, id);
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
function askedFor(work: Work, incident: Incident): Set<string> {
	const asks = asksOf(work, incident).flatMap(({ asks: always = [], asksWhenSure = [] }) => [
		...always,
		...asksWhenSure,
	]);
	return new Set([...asks, ...(work.site.procedures.get(incident.type)?.steps ?? [])].map(({ id }) => id));
}

function isOpenStep(work: Work, incident: Incident, id: string): boolean {
	return incident.steps?.[id] === undefined && stepsOf(work.site, incident).some((step) => step.id === id);
}
