import { acknowledge } from "../../model/actions/acknowledge.ts";
import { note } from "../../model/actions/note.ts";
import { resolve as resolveAction } from "../../model/actions/resolve.ts";
import { verify } from "../../model/actions/verify.ts";
import { type Cause, FALSE_DETAILS, type Incident, isOwnCall } from "../../model/incident.ts";
import type { Problem } from "../../model/problem.ts";
import { missingSteps } from "../../model/steps.ts";
import { settled } from "../alarm/unsuppress.ts";
import { acted, startAct } from "../incident/deadline.ts";
import { withRequiredSteps } from "../incident/required-steps.ts";
import { onIncident } from "../kernel/action.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { heard, unheardAbove } from "../silence-budget/heard.ts";
import { resolve } from "./resolve.ts";

/** Whoever takes it has it. What came after the `rev` they saw is owed still. */
export const onAcknowledge = onIncident(acknowledge, (context, incident, { rev, role }) => {
	if (isOwnCall(incident) && role !== "captain" && role !== "manager") {
		const detail = `incident ${incident.id} is a call for help from the guard room itself: found ${role ?? "nobody's role"}, expected a captain or manager outside it`;
		return { code: "wrong-state", detail };
	}
	if (role === "manager" && !isOwnCall(incident)) {
		const detail = `incident ${incident.id} is the guard room's to take: found a manager, expected an operator or captain`;
		return { code: "wrong-state", detail };
	}
	context.keepIncident(acknowledged(context, incident, { by: context.actor, seen: rev }));
	return undefined;
});

/** A person has seen or heard that it is so. */
export const onVerify = onIncident(verify, (context, incident, { means }) => {
	const verified = { ...incident, verified: { by: context.actor, at: context.now, means } };
	context.keepIncident(acted(context, withRequiredSteps(context, verified)));
	return undefined;
});

/** A note is an act: it puts the act clock back. */
export const onNote = onIncident(note, (context, incident) => {
	context.keepIncident(acted(context, incident));
	return undefined;
});

/** It is closed with its cause; what was not heard of it is told again. */
export const onResolve = onIncident(resolveAction, (context, incident, { cause, detail, rev }) => {
	const problem = notToResolve(context, incident, { cause, detail });
	if (problem) return problem;
	const unheard = unheardAbove(context, incident, rev);
	resolve(context, incident, { cause, ...(detail !== undefined && { detail }) }, unheard);
	return undefined;
});

/** What is false may say what it came from, in a word of the list, and what must be done has been done. */
function notToResolve(
	context: StepContext,
	incident: Incident,
	{ cause, detail }: { cause: Cause; detail?: string | undefined },
): Problem | undefined {
	if (cause === "false" && detail !== undefined && !FALSE_DETAILS.some((one) => one === detail)) {
		return { code: "invalid", detail: `detail: found ${detail}, expected one of ${FALSE_DETAILS.join(", ")}, or none` };
	}
	const missing = missingSteps(context.site, incident).map(({ id }) => id);
	if (missing.length === 0) return undefined;
	return { code: "wrong-state", detail: `incident ${incident.id} has open required steps: ${missing.join(", ")}` };
}

/**
 * Acknowledging returns to the furthest state reached, and makes whoever does it the owner. It covers nothing that came after
 * what was seen: that is owed still.
 */
function acknowledged(context: StepContext, incident: Incident, { by, seen }: { by: string; seen: number }): Incident {
	heard(context, incident, seen);
	const reached = incident.reached === "open" ? "acknowledged" : incident.reached;
	const { overdue: _passed, transfer: _offer, untakenSince: _since, ...rest } = incident;
	const acknowledgedAt = incident.acknowledgedAt ?? context.now;
	const taken: Incident = { ...rest, state: reached, reached, owner: by, acknowledgedAt };
	return startAct(context, settled(context, taken));
}
