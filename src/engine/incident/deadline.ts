import type { Alarm } from "../../model/alarm.ts";
import { acknowledgeOverdue } from "../../model/entries/acknowledge-overdue.ts";
import { actOverdue } from "../../model/entries/act-overdue.ts";
import type { Incident } from "../../model/incident.ts";
import { timerFor } from "../kernel/finding.ts";
import { settingsOf } from "../kernel/overrides.ts";
import type { Work } from "../kernel/step-context.ts";

type Due = NonNullable<Incident["due"]>;

/**
 * The incident with a deadline to take it, counted from now, if it asks for one and none runs; one that runs is never put
 * back, but a higher priority brings it forward. A low one waits for the shift.
 */
export function startTake(work: Work, incident: Incident): Incident {
	const within = incident.state === "open" ? allowedMs(work, incident, "acknowledgeMs") : undefined;
	if (within === undefined) return incident;
	const at = Math.min(takeBy(incident) ?? Number.POSITIVE_INFINITY, work.now + within);
	return { ...incident, due: setClock(work, incident, { what: "acknowledge", at }) };
}

/** The incident, open, with a deadline to take it by `at` at the latest. */
export function takenBy(work: Work, incident: Incident, at: number | undefined): Incident {
	const running = takeBy(incident);
	if (at === undefined || at <= work.now || (running !== undefined && running <= at)) return incident;
	return { ...incident, due: setClock(work, incident, { what: "acknowledge", at }) };
}

/** The incident that somebody takes: the act clock begins, unless it runs already. A taking is no act. */
export function startAct(work: Work, incident: Incident): Incident {
	work.dropTimer(timerOf(incident.id));
	const { due: _take, ...rest } = incident;
	if (incident.waiting || incident.quiet) return withoutClocks(work, rest);
	if (incident.actBy === undefined) return restartAct(work, rest);
	return { ...rest, due: { what: "act", at: incident.actBy } };
}

/** The incident after somebody acted on it: its act clock begins anew. */
export function acted(work: Work, incident: Incident): Incident {
	if (incident.waiting || incident.quiet) return incident;
	return incident.state === "open" && incident.actBy === undefined ? incident : restartAct(work, incident);
}

/** The incident with its act clock from the beginning, or running out at `by`. */
export function restartAct(work: Work, incident: Incident, by?: number): Incident {
	const within = allowedMs(work, incident, "actMs");
	const { actBy: _before, due, ...rest } = incident;
	if (within === undefined) {
		work.dropTimer(actTimerOf(incident.id));
		return due?.what === "acknowledge" ? { ...rest, due } : rest;
	}
	const at = by ?? work.now + within;
	const shown = setClock(work, incident, { what: "act", at });
	return { ...rest, actBy: at, due: due?.what === "acknowledge" && incident.state === "open" ? due : shown };
}

/** The incident whose clocks stand still: it is over, waits with a reason, or everything in it is bypassed. */
export function withoutClocks(work: Work, incident: Incident): Incident {
	const { due: _due, actBy: _act, ...rest } = incident;
	dropDeadlines(work, incident.id);
	return rest;
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

function takeBy({ due }: Incident): number | undefined {
	return due?.what === "acknowledge" ? due.at : undefined;
}

function setClock(work: Work, { id, zone }: Incident, due: Due): Due {
	const [entry, timer] = due.what === "act" ? [actOverdue, actTimerOf(id)] : [acknowledgeOverdue, timerOf(id)];
	work.setTimer(timerFor(entry, { id: timer, dueAt: due.at, zone, data: { incident: id } }));
	return due;
}

export function dropDeadlines(work: Work, incident: string): void {
	work.dropTimer(timerOf(incident));
	work.dropTimer(actTimerOf(incident));
}

function timerOf(incident: string): string {
	return `${incident}.due`;
}

function actTimerOf(incident: string): string {
	return `${incident}.act`;
}
