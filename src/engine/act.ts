import { z } from "zod";
import type { Alarm } from "../model/alarm.ts";
import { CAUSES, type Cause, FALSE_DETAILS, type Incident, VERIFICATION_MEANS } from "../model/incident.ts";
import type { Problem } from "../model/problem.ts";
import { missingSteps } from "../model/steps.ts";
import { onIncident, type Prepared } from "./action.ts";
import { asking } from "./asking.ts";
import { acted, withDeadline } from "./deadline.ts";
import { isQuiet } from "./quiet.ts";
import { seqOf } from "./register.ts";
import { resolve } from "./resolve.ts";
import type { Work } from "./work.ts";

/** Taking, verifying, noting, resolving: the actions that every incident has. */
export const INCIDENT_ACTIONS: Readonly<Record<string, Prepared>> = {
	"incident.acknowledged": onIncident({
		verb: "acknowledge",
		data: z.object({ rev: z.int() }),
		allowedOn: ({ state }) => state === "open",
		carryOut(work, incident, { rev }) {
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
		carryOut(work, incident, { cause, detail }) {
			const problem = notToResolve(work, incident, { cause, detail });
			if (problem) return problem;
			resolve(work, incident, { cause, ...(detail !== undefined && { detail }) });
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
 * Acknowledging returns to the furthest state reached, and makes whoever does it the owner. It covers no alarm that
 * joined, without ringing, after what was seen.
 */
function acknowledged(work: Work, incident: Incident, { by, seen }: { by: string; seen: number }): Incident {
	for (const id of incident.alarms) {
		const alarm = work.get("alarm", id);
		if (alarm && !alarm.acknowledged && seqOf(id) <= seen) work.keepAlarm({ ...seenWhole(alarm), acknowledged: true });
	}
	const reached = incident.reached === "open" ? "acknowledged" : incident.reached;
	const { overdue: _passed, transfer: _offer, ...rest } = incident;
	const acknowledgedAt = incident.acknowledgedAt ?? work.now;
	return withDeadline(work, { ...rest, state: reached, reached, owner: by, acknowledgedAt });
}

/** The alarm without the count of what came unheard, once that has been seen; what is still quiet goes on counting. */
function seenWhole(alarm: Alarm): Alarm {
	const { hidden: _seen, ...rest } = alarm;
	return isQuiet(alarm) ? alarm : rest;
}
