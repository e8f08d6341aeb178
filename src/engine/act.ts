import { z } from "zod";
import { CAUSES, type Incident, VERIFICATION_MEANS } from "../model/incident.ts";
import type { Problem } from "../model/problem.ts";
import { withDeadline } from "./deadline.ts";
import { putIncident } from "./incident.ts";
import type { Work } from "./work.ts";

const on = { incident: z.string() };
const action = z.discriminatedUnion("type", [
	z.object({ type: z.literal("incident.acknowledged"), data: z.object({ ...on, rev: z.int() }) }),
	z.object({ type: z.literal("incident.verified"), data: z.object({ ...on, means: z.enum(VERIFICATION_MEANS) }) }),
	z.object({ type: z.literal("incident.noted"), data: z.object({ ...on, text: z.string() }) }),
	z.object({
		type: z.literal("incident.resolved"),
		data: z.object({ ...on, rev: z.int(), cause: z.enum(CAUSES), detail: z.string().optional() }),
	}),
]);

/** What a person asked for on an incident; a problem if it is not possible, and then nothing changes. */
export function act(work: Work): Problem | undefined {
	const asked = action.safeParse(work.entry);
	if (!asked.success) return undefined;
	const { type, data } = asked.data;
	const incident = work.get("incident", data.incident);
	if (!incident) return { code: "wrong-state", detail: `incident ${data.incident} is not open`, allowed: [] };
	const allowed = allowedIn(incident);
	if (!allowed.includes(type)) {
		const detail = `incident ${incident.id} is ${incident.state}; ${type} is not possible there`;
		return { code: "wrong-state", detail, state: incident.state, allowed };
	}
	if ("rev" in data && data.rev < incident.rang) {
		const detail = `incident ${incident.id} has rung again at ${incident.rang}, after ${data.rev}, the rev you saw`;
		return { code: "rang-again", detail, state: incident.state, allowed };
	}
	const by = work.entry.source.slice("user:".length);
	putIncident(work, carriedOut(work, incident, asked.data, by));
	work.because({ because: "acted", incident: incident.id });
	return undefined;
}

function allowedIn({ state }: Incident): string[] {
	const always = ["incident.verified", "incident.noted"];
	return [state === "open" ? "incident.acknowledged" : "incident.resolved", ...always];
}

function carriedOut(work: Work, incident: Incident, asked: z.output<typeof action>, by: string): Incident {
	const { now } = work;
	switch (asked.type) {
		case "incident.acknowledged": {
			eachAlarm(work, incident, (alarm) => ({ ...alarm, acknowledged: true }), false);
			const reached = incident.reached === "open" ? "acknowledged" : incident.reached;
			const acknowledgedAt = incident.acknowledgedAt ?? now;
			return withDeadline(work, { ...incident, state: reached, reached, owner: by, acknowledgedAt });
		}
		case "incident.verified": {
			const verified: Incident = { ...incident, verified: { by, at: now, means: asked.data.means } };
			return incident.state === "open" ? verified : withDeadline(work, verified);
		}
		case "incident.noted":
			return incident.state === "open" ? incident : withDeadline(work, incident);
		case "incident.resolved": {
			eachAlarm(work, incident, (alarm) => ({ ...alarm, acknowledged: true }), true);
			const { cause, detail } = asked.data;
			const ended: Incident = {
				...incident,
				state: "resolved",
				resolvedAt: now,
				cause,
				...(detail !== undefined && { detail }),
			};
			return withDeadline(work, ended);
		}
	}
}

type AlarmNow = NonNullable<ReturnType<Work["alarmFor"]>>;

function eachAlarm(work: Work, { alarms }: Incident, change: (alarm: AlarmNow) => AlarmNow, over: boolean): void {
	for (const id of alarms) {
		const alarm = work.get("alarm", id);
		if (!alarm) continue;
		const value = { ...change(alarm), rev: work.entry.seq };
		if (over) work.dropTimer(`${id}.end`);
		work.put({ kind: "alarm", id, value, ...(over && { over: true }) });
	}
}
