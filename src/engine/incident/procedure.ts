import { doStep } from "../../model/actions/do-step.ts";
import { notifyAgency } from "../../model/actions/notify-agency.ts";
import type { Incident } from "../../model/incident.ts";
import type { StepDone } from "../../model/procedure.ts";
import { stepsOf } from "../../model/steps.ts";
import { onIncident } from "../kernel/action.ts";
import type { Work } from "../kernel/step-context.ts";
import { acted } from "./deadline.ts";
import { dropStep } from "./required-steps.ts";

/** A step of the procedure is done by whoever says so; nobody ticks for someone else, and none is done twice. */
export const onDoStep = onIncident(doStep, (work, incident, { step: id, answer, skipped }) => {
	const steps = stepsOf(work.site, incident);
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
	work.keepIncident(acted(work, withDone(work, incident, id, more)));
	return undefined;
});

/** An agency was called, or has come. */
export const onNotifyAgency = onIncident(notifyAgency, (work, incident, { agency, reference, arrived }) => {
	const { agencies } = work.site;
	if (agencies.size > 0 && !agencies.has(agency)) {
		const detail = `agency: found ${agency}, expected one of ${[...agencies.keys()].join(", ")}`;
		return { code: "invalid", detail };
	}
	const told = incident.agencies ?? [];
	const more = reference === undefined ? {} : { reference };
	if (!arrived) {
		const one = { agency, by: work.actor, at: work.now, ...more };
		work.keepIncident(acted(work, withNotified(work, { ...incident, agencies: [...told, one] }, agency)));
		return undefined;
	}
	const last = told.findLastIndex((one) => one.agency === agency && one.arrivedAt === undefined);
	if (last < 0) {
		return { code: "wrong-state", detail: `${agency} was not told of ${incident.id}, or has arrived already` };
	}
	const after = told.map((one, i) => (i === last ? { ...one, ...more, arrivedAt: work.now } : one));
	work.keepIncident(acted(work, { ...incident, agencies: after }));
	return undefined;
});

/** The incident after the acting person did something that a step of this sort asks for: the first open one is done. */
export function withDoneBy(work: Work, incident: Incident, sort: "dispatch"): Incident {
	const step = stepsOf(work.site, incident).find((one) => one.do === sort && !incident.steps?.[one.id]);
	return step ? withDone(work, incident, step.id, {}) : incident;
}

function withNotified(work: Work, incident: Incident, agency: string): Incident {
	const number = work.site.agencies.get(agency)?.number;
	let after = incident;
	for (const step of stepsOf(work.site, incident)) {
		const named = step.do === "notify" && step.agency !== undefined && [agency, number].includes(step.agency);
		const before = incident.steps?.[step.id];
		if (named && (!before || before.skipped !== undefined)) after = withDone(work, after, step.id, {});
	}
	return after;
}

function withDone(work: Work, incident: Incident, step: string, more: Pick<StepDone, "answer" | "skipped">): Incident {
	dropStep(work, incident.id, step);
	return { ...incident, steps: { ...incident.steps, [step]: { by: work.actor, at: work.now, ...more } } };
}
