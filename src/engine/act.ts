import { z } from "zod";
import type { Alarm } from "../model/alarm.ts";
import { CAUSES, type Incident, VERIFICATION_MEANS } from "../model/incident.ts";
import { onIncident, type Prepared } from "./action.ts";
import { withDeadline } from "./deadline.ts";
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
			work.keepIncident(acted(work, { ...incident, verified: { by: work.actor, at: work.now, means } }));
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
			resolve(work, incident, { cause, ...(detail !== undefined && { detail }) });
			return undefined;
		},
	}),
};

/** The incident after somebody acted on it: one that is taken has its act clock started again. */
function acted(work: Work, incident: Incident): Incident {
	return incident.state === "open" ? incident : withDeadline(work, incident);
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
	const { overdue: _passed, ...rest } = incident;
	const acknowledgedAt = incident.acknowledgedAt ?? work.now;
	return withDeadline(work, { ...rest, state: reached, reached, owner: by, acknowledgedAt });
}

/** The alarm without the count of what came unheard, once that has been seen; what is still quiet goes on counting. */
function seenWhole(alarm: Alarm): Alarm {
	const { hidden: _seen, ...rest } = alarm;
	return isQuiet(alarm) ? alarm : rest;
}
