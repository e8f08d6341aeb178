import type { Alarm } from "../model/alarm.ts";
import type { Incident } from "../model/incident.ts";
import { settingsOf } from "./overrides.ts";
import type { Work } from "./work.ts";

/**
 * The incident with the deadline that its state asks for, counted from now: while nobody has it, until somebody must
 * take it, then until they must have done something. A low one waits for the shift, and one that waits with a reason
 * for the end of that.
 */
export function withDeadline(work: Work, incident: Incident): Incident {
	const { due: _before, ...rest } = incident;
	const what = incident.state === "open" ? "acknowledge" : "act";
	const within = allowedMs(work, incident, `${what}Ms`);
	const waits = incident.quiet || (what === "act" && incident.waiting !== undefined);
	if (within === undefined || incident.state === "resolved" || waits) {
		work.dropTimer(timerOf(incident.id));
		return rest;
	}
	return setDeadline(work, rest, { what, at: work.now + within });
}

/** The incident after somebody acted on it: one that is taken has its act clock started again. */
export function acted(work: Work, incident: Incident): Incident {
	return incident.state === "open" ? incident : withDeadline(work, incident);
}

/** The incident with its deadline, but none later than `at`, if that is to come yet. */
export function withDeadlineBy(work: Work, incident: Incident, at: number | undefined): Incident {
	const anew = withDeadline(work, incident);
	if (!anew.due || at === undefined || at <= work.now || at >= anew.due.at) return anew;
	return setDeadline(work, anew, { ...anew.due, at });
}

/** The same for an open incident whose clock may be running: it is never put back, but a higher priority brings it forward. */
export function withDeadlineKept(work: Work, incident: Incident): Incident {
	const running = work.get("timer", timerOf(incident.id));
	const anew = withDeadline(work, incident);
	if (!running || !incident.due || !anew.due || incident.due.at > anew.due.at) return anew;
	return setDeadline(work, anew, incident.due);
}

/**
 * How long the incident may wait, by the site's word on each of its alarms, else on their priorities: the shortest. A
 * longer time for a life alarm does not count.
 */
function allowedMs(work: Work, { priority, alarms }: Incident, which: "acknowledgeMs" | "actMs"): number | undefined {
	const { priorities } = work.site.settings;
	const usual = priorities[priority][which];
	if (!work.plan.said.deadlines) return usual;
	const standing = alarms.flatMap((id) => work.get("alarm", id) ?? []);
	const allowed = standing.flatMap((alarm) => ofAlarm(work, alarm, which) ?? []);
	if (usual !== undefined && !standing.some((alarm) => alarm.priority === priority)) allowed.push(usual);
	return allowed.length > 0 ? Math.min(...allowed) : undefined;
}

function ofAlarm(work: Work, alarm: Alarm, which: "acknowledgeMs" | "actMs"): number | undefined {
	const usual = work.site.settings.priorities[alarm.priority][which];
	const own = settingsOf(work.site, alarm)?.[which] ?? usual;
	return alarm.life === undefined || own === undefined || usual === undefined ? own : Math.min(own, usual);
}

function setDeadline(work: Work, incident: Incident, due: NonNullable<Incident["due"]>): Incident {
	work.setTimer({
		id: timerOf(incident.id),
		dueAt: due.at,
		type: `incident.${due.what}-overdue`,
		...(incident.zone !== undefined && { zone: incident.zone }),
		data: { incident: incident.id },
	});
	return { ...incident, due };
}

/** Whether the reminder comes again while nobody takes it. */
export function reminds({ priority }: Incident): boolean {
	return priority === "critical" || priority === "high";
}

export function dropDeadline(work: Work, incident: string): void {
	work.dropTimer(timerOf(incident));
}

function timerOf(incident: string): string {
	return `${incident}.due`;
}
