import { z } from "zod";
import { CAUSES, type Incident, VERIFICATION_MEANS } from "../model/incident.ts";
import type { Problem } from "../model/problem.ts";
import { withDeadline } from "./deadline.ts";
import { seqOf } from "./register.ts";
import { resolve } from "./resolve.ts";
import type { Work } from "./work.ts";

const on = { incident: z.string() };

/** What a person may do to an incident, by the entry that says so. */
const actions = {
	"incident.acknowledged": { name: "acknowledge", data: z.object({ ...on, rev: z.int() }) },
	"incident.verified": { name: "verify", data: z.object({ ...on, means: z.enum(VERIFICATION_MEANS) }) },
	"incident.noted": { name: "note", data: z.object({ ...on, text: z.string() }) },
	"incident.resolved": {
		name: "resolve",
		data: z.object({ ...on, rev: z.int(), cause: z.enum(CAUSES), detail: z.string().optional() }),
	},
} as const;

type ActionType = keyof typeof actions;

export function isAction(type: string): type is ActionType {
	return Object.hasOwn(actions, type);
}

/** Carries out what a person asked for on an incident; a problem if it is not possible, and then nothing changes. */
export function act(work: Work, type: ActionType): Problem | undefined {
	const { name } = actions[type];
	const asked = actions[type].data.safeParse(work.entry.data);
	if (!asked.success) return { code: "invalid", detail: `${type}: ${z.prettifyError(asked.error)}` };
	const incident = work.get("incident", asked.data.incident);
	if (!incident) {
		const detail = `incident ${asked.data.incident} is not open`;
		return { code: "wrong-state", detail, allowed: [] };
	}
	const allowed = allowedIn(incident);
	const { state } = incident;
	if (!allowed.includes(name)) {
		const detail = `incident ${incident.id} is ${state}: found ${name}, allowed ${allowed.join(", ")}`;
		return { code: "wrong-state", detail, state, allowed };
	}
	const stale = "rev" in asked.data ? seenWrongly(incident, asked.data.rev) : undefined;
	if (stale) return { ...stale, state, allowed };
	carryOut(work, incident, type);
	return undefined;
}

function allowedIn({ state }: Incident): readonly string[] {
	return [state === "open" ? "acknowledge" : "resolve", "verify", "note"];
}

/** Who acts on an incident must have seen it since it last rang (counts, notes and deliveries do not matter). */
function seenWrongly({ id, rang, rev }: Incident, seen: number): Problem | undefined {
	if (seen < rang)
		return { code: "rang-again", detail: `incident ${id} rang again at ${rang}, after ${seen}, the rev that was seen` };
	if (seen > rev)
		return { code: "invalid", detail: `rev: found ${seen}, expected at most ${rev}, the incident's newest` };
	return undefined;
}

function carryOut(work: Work, incident: Incident, type: ActionType): void {
	const by = work.entry.source.slice("user:".length);
	work.because({ because: "acted", incident: incident.id, rule: type });
	if (type === "incident.acknowledged") {
		const { rev } = actions[type].data.parse(work.entry.data);
		work.keepIncident(acknowledged(work, incident, { by, seen: rev }));
	} else if (type === "incident.resolved") {
		const { cause, detail } = actions[type].data.parse(work.entry.data);
		resolve(work, incident, { cause, ...(detail !== undefined && { detail }) });
	} else {
		const means = type === "incident.verified" ? actions[type].data.parse(work.entry.data).means : undefined;
		const acted: Incident = means ? { ...incident, verified: { by, at: work.now, means } } : incident;
		work.keepIncident(acted.state === "open" ? acted : withDeadline(work, acted));
	}
}

/**
 * Acknowledging returns to the furthest state reached, and makes whoever does it the owner. It covers no alarm that
 * joined, without ringing, after what was seen.
 */
function acknowledged(work: Work, incident: Incident, { by, seen }: { by: string; seen: number }): Incident {
	for (const id of incident.alarms) {
		const alarm = work.get("alarm", id);
		if (alarm && !alarm.acknowledged && seqOf(id) <= seen) work.keepAlarm({ ...alarm, acknowledged: true });
	}
	const reached = incident.reached === "open" ? "acknowledged" : incident.reached;
	const { overdue: _passed, ...rest } = incident;
	const acknowledgedAt = incident.acknowledgedAt ?? work.now;
	return withDeadline(work, { ...rest, state: reached, reached, owner: by, acknowledgedAt });
}
