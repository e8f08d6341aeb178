import { acknowledge } from "../../model/actions/acknowledge.ts";
import { note } from "../../model/actions/note.ts";
import { resolve as resolveAction } from "../../model/actions/resolve.ts";
import { verify } from "../../model/actions/verify.ts";
import { type Cause, FALSE_DETAILS, type Incident, isOwnCall } from "../../model/incident.ts";
import type { Problem } from "../../model/problem.ts";
import { missingSteps } from "../../model/steps.ts";
import { settled } from "../alarm/unsuppress.ts";
import { acted, startAct } from "../incident/deadline.ts";
import { asking } from "../incident/required-steps.ts";
import { onIncident } from "../kernel/action.ts";
import type { Work } from "../kernel/step-context.ts";
import { heard, unheardAbove } from "../silence-budget/heard.ts";
import { resolve } from "./resolve.ts";

/** Whoever takes it has it. What came after the `rev` they saw is owed still. */
export const onAcknowledge = onIncident(acknowledge, (work, incident, { rev, role }) => {
	if (isOwnCall(incident) && role !== "captain" && role !== "manager") {
		const detail = `incident ${incident.id} is a call for help from the guard room itself: found ${role ?? "nobody's role"}, expected a captain or manager outside it`;
		return { code: "wrong-state", detail };
	}
	if (role === "manager" && !isOwnCall(incident)) {
		const detail = `incident ${incident.id} is the guard room's to take: found a manager, expected an operator or captain`;
		return { code: "wrong-state", detail };
	}
	work.keepIncident(acknowledged(work, incident, { by: work.actor, seen: rev }));
	return undefined;
});

/** A person has seen or heard that it is so. */
export const onVerify = onIncident(verify, (work, incident, { means }) => {
	const verified = { ...incident, verified: { by: work.actor, at: work.now, means } };
	work.keepIncident(acted(work, asking(work, verified)));
	return undefined;
});

/** A note is an act: it puts the act clock back. */
export const onNote = onIncident(note, (work, incident) => {
	work.keepIncident(acted(work, incident));
	return undefined;
});

/** It is closed with its cause; what was not heard of it is told again. */
export const onResolve = onIncident(resolveAction, (work, incident, { cause, detail, rev }) => {
	const problem = notToResolve(work, incident, { cause, detail });
	if (problem) return problem;
	const unheard = unheardAbove(work, incident, rev);
	resolve(work, incident, { cause, ...(detail !== undefined && { detail }) }, unheard);
	return undefined;
});

/** What is false says what it came from, and what must be done has been done. */
function notToResolve(
	work: Work,
	incident: Incident,
	{ cause, detail }: { cause: Cause; detail?: string | undefined },
): Problem | undefined {
	if (cause === "false" && !FALSE_DETAILS.some((one) => one === detail)) {
		const found = detail === undefined ? "nothing" : detail;
		return { code: "invalid", detail: `detail: found ${found}, expected one of ${FALSE_DETAILS.join(", ")}` };
	}
	const missing = missingSteps(work.site, incident).map(({ id }) => id);
	if (missing.length === 0) return undefined;
	return { code: "wrong-state", detail: `incident ${incident.id} has open required steps: ${missing.join(", ")}` };
}

/**
 * Acknowledging returns to the furthest state reached, and makes whoever does it the owner. It covers nothing that came after
 * what was seen: that is owed still.
 */
function acknowledged(work: Work, incident: Incident, { by, seen }: { by: string; seen: number }): Incident {
	heard(work, incident, seen);
	const reached = incident.reached === "open" ? "acknowledged" : incident.reached;
	const { overdue: _passed, transfer: _offer, untakenSince: _since, ...rest } = incident;
	const acknowledgedAt = incident.acknowledgedAt ?? work.now;
	const taken: Incident = { ...rest, state: reached, reached, owner: by, acknowledgedAt };
	return startAct(work, settled(work, taken));
}
