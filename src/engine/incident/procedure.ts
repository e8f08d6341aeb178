import { doStep } from "../../model/actions/do-step.ts";
import { notifyAgency } from "../../model/actions/notify-agency.ts";
import type { Incident } from "../../model/incident.ts";
import type { StepDone } from "../../model/procedure.ts";
import { stepsOf } from "../../model/steps.ts";
import { onIncident } from "../kernel/action.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { acted } from "./deadline.ts";
import { dropStep } from "./required-steps.ts";

/** A step of the procedure is done by whoever says so; nobody ticks for someone else, and none is done twice. */
export const onDoStep = onIncident(doStep, (context, incident, { step: id, answer, skipped }) => {
	const steps = stepsOf(context.site, incident);
	const step = steps.find((one) => one.id === id);
	if (!step) {
		const expected = steps.map((one) => one.id).join(", ") || "none: it has no steps";
		return { code: "invalid", detail: `step: found ${id}, expected one of ${expected}` };
	}
	const before = incident.steps?.[id];
	if (before && (before.skipped === undefined || skipped !== undefined)) {
		const how = before.skipped === undefined ? "done" : "skipped";
		return { code: "wrong-state", detail: `step ${id} of ${incident.id} was ${how} by ${before.by} already` };
	}
	if (step.do === "ask" && skipped === undefined && !answer) {
		return { code: "invalid", detail: `answer: found nothing, expected the answer to step ${id}` };
	}
	const more = { ...(answer !== undefined && { answer }), ...(skipped !== undefined && { skipped }) };
	context.keepIncident(acted(context, withDone(context, incident, id, more)));
	return undefined;
});

/** An agency was called, or has come. */
export const onNotifyAgency = onIncident(notifyAgency, (context, incident, { agency, reference, arrived }) => {
	const { agencies } = context.site;
	if (agencies.size > 0 && !agencies.has(agency)) {
		const detail = `agency: found ${agency}, expected one of ${[...agencies.keys()].join(", ")}`;
		return { code: "invalid", detail };
	}
	const told = incident.agencies ?? [];
	const more = reference === undefined ? {} : { reference };
	if (!arrived) {
		const one = { agency, by: context.actor, at: context.now, ...more };
		context.keepIncident(acted(context, withNotified(context, { ...incident, agencies: [...told, one] }, agency)));
		return undefined;
	}
	const last = told.findLastIndex((one) => one.agency === agency && one.arrivedAt === undefined);
	if (last < 0) {
		return { code: "wrong-state", detail: `${agency} was not told of ${incident.id}, or has arrived already` };
	}
	const after = told.map((one, i) => (i === last ? { ...one, ...more, arrivedAt: context.now } : one));
	context.keepIncident(acted(context, { ...incident, agencies: after }));
	return undefined;
});

/** The incident after the acting person did something that a step of this sort asks for: the first open one is done. */
export function withDoneBy(context: StepContext, incident: Incident, sort: "dispatch"): Incident {
	const step = stepsOf(context.site, incident).find((one) => one.do === sort && !incident.steps?.[one.id]);
	return step ? withDone(context, incident, step.id, {}) : incident;
}

function withNotified(context: StepContext, incident: Incident, agency: string): Incident {
	const number = context.site.agencies.get(agency)?.number;
	let after = incident;
	for (const step of stepsOf(context.site, incident)) {
		const named = step.do === "notify" && step.agency !== undefined && [agency, number].includes(step.agency);
		const before = incident.steps?.[step.id];
		if (named && (!before || before.skipped !== undefined)) after = withDone(context, after, step.id, {});
	}
	return after;
}

function withDone(
	context: StepContext,
	incident: Incident,
	step: string,
	more: Pick<StepDone, "answer" | "skipped">,
): Incident {
	dropStep(context, incident.id, step);
	return { ...incident, steps: { ...incident.steps, [step]: { by: context.actor, at: context.now, ...more } } };
}
