import { z } from "zod";
import { CAUSES, type Cause, FALSE_DETAILS, type Incident, VERIFICATION_MEANS } from "../../model/incident.ts";
import type { Problem } from "../../model/problem.ts";
import { ROLES } from "../../model/role.ts";
import { missingSteps } from "../../model/steps.ts";
import { settled } from "../alarm/unsuppress.ts";
import { acted, startAct } from "../incident/deadline.ts";
import { asking } from "../incident/required-steps.ts";
import { onIncident, type Prepared } from "../kernel/action.ts";
import { isOwnCall } from "../kernel/guard-room.ts";
import type { Work } from "../kernel/step-context.ts";
import { heard, unheardAbove } from "../silence-budget/heard.ts";
import { resolve } from "./resolve.ts";

/** Taking, verifying, noting, resolving: the actions that every incident has. */
export const INCIDENT_ACTIONS: Readonly<Record<string, Prepared>> = {
	"incident.acknowledged": onIncident({
		verb: "acknowledge",
		data: z.object({ rev: z.int(), role: z.enum(ROLES).optional() }),
		allowedOn: ({ state }) => state === "open",
		carryOut(work, incident, { rev, role }) {
			if (isOwnCall(work, incident) && role !== "captain" && role !== "manager") {
				const detail = `incident ${incident.id} is a call for help from the guard room itself: found ${role ?? "nobody's role"}, expected a captain or manager outside it`;
				return { code: "wrong-state", detail };
			}
			if (role === "manager" && !isOwnCall(work, incident)) {
				const detail = `incident ${incident.id} is the guard room's to take: found a manager, expected an operator or captain`;
				return { code: "wrong-state", detail };
			}
			work.keepIncident(acknowledged(work, incident, { by: work.actor, seen: rev }));
			return undefined;
		},
	}),
	"incident.verified": onIncident({
		verb: "verify",
		data: z.object({ means: z.enum(VERIFICATION_MEANS) }),
		carryOut(work, incident, { means }) {
			const verified = { ...incident, verified: { by: work.actor, at: work.now, means } };
			work.keepIncident(acted(work, asking(work, verified)));
			return undefined;
		},
	}),
	"incident.noted": onIncident({
		verb: "note",
		data: z.object({ text: z.string() }),
		carryOut(work, incident) {
			work.keepIncident(acted(work, incident));
			return undefined;
		},
	}),
	"incident.resolved": onIncident({
		verb: "resolve",
		data: z.object({ rev: z.int(), cause: z.enum(CAUSES), detail: z.string().optional() }),
		allowedOn: ({ state }) => state !== "open",
		carryOut(work, incident, { cause, detail, rev }) {
			const problem = notToResolve(work, incident, { cause, detail });
			if (problem) return problem;
			const unheard = unheardAbove(work, incident, rev);
			resolve(work, incident, { cause, ...(detail !== undefined && { detail }) }, unheard);
			return undefined;
		},
	}),
};

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
