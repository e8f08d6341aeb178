import type { Alarm } from "../../model/alarm.ts";
import { acknowledgeOverdue } from "../../model/entries/acknowledge-overdue.ts";
import { actOverdue } from "../../model/entries/act-overdue.ts";
import type { Incident } from "../../model/incident.ts";
import { timerFor } from "../kernel/finding.ts";
import { settingsOf } from "../kernel/overrides.ts";
import type { StepContext } from "../kernel/step-context.ts";

type Due = NonNullable<Incident["due"]>;

/**
 * The incident with a deadline to take it, counted from now, if it asks for one and none runs; one that runs is never put
 * back, but a higher priority brings it forward. A low one waits for the shift.
 */
export function startTake(context: StepContext, incident: Incident): Incident {
	const within = incident.state === "open" ? allowedMs(context, incident, "acknowledgeMs") : undefined;
	if (within === undefined) return incident;
	const at = Math.min(takeBy(incident) ?? Number.POSITIVE_INFINITY, context.now + within);
	return { ...incident, due: setClock(context, incident, { what: "acknowledge", at }) };
}

/** The incident, open, with a deadline to take it by `at` at the latest. */
export function takenBy(context: StepContext, incident: Incident, at: number | undefined): Incident {
	const running = takeBy(incident);
	if (at === undefined || at <= context.now || (running !== undefined && running <= at)) return incident;
	return { ...incident, due: setClock(context, incident, { what: "acknowledge", at }) };
}

/** The incident that somebody takes: the act clock begins, unless it runs already. A taking is no act. */
export function startAct(context: StepContext, incident: Incident): Incident {
	context.dropTimer(timerOf(incident.id));
	const { due: _take, ...rest } = incident;
	if (incident.waiting || incident.quiet) return withoutClocks(context, rest);
	if (incident.actBy === undefined) return restartAct(context, rest);
	return { ...rest, due: { what: "act", at: incident.actBy } };
}

/** The incident after somebody acted on it: its act clock begins anew. */
export function acted(context: StepContext, incident: Incident): Incident {
	if (incident.waiting || incident.quiet) return incident;
	return incident.state === "open" && incident.actBy === undefined ? incident : restartAct(context, incident);
}

/** The incident with its act clock from the beginning, or running out at `by`. */
export function restartAct(context: StepContext, incident: Incident, by?: number): Incident {
	const within = allowedMs(context, incident, "actMs");
	const { actBy: _before, due, ...rest } = incident;
	if (within === undefined) {
		context.dropTimer(actTimerOf(incident.id));
		return due?.what === "acknowledge" ? { ...rest, due } : rest;
	}
	const at = by ?? context.now + within;
	const shown = setClock(context, incident, { what: "act", at });
	return { ...rest, actBy: at, due: due?.what === "acknowledge" && incident.state === "open" ? due : shown };
}

/** The incident, of two or of a part of one, with the act clock that ran for it: whoever has it must act by `at`. */
export function actsBy(context: StepContext, incident: Incident, at: number | undefined): Incident {
	if (at === undefined || incident.quiet) return incident;
	const { due: shown, ...acting } = restartAct(context, incident, at);
	const due = incident.state === "open" ? incident.due : shown;
	return { ...acting, ...(due && { due }) };
}

/** The incident whose clocks stand still: it is over, waits with a reason, or everything in it is bypassed. */
export function withoutClocks(context: StepContext, incident: Incident): Incident {
	const { due: _due, actBy: _act, ...rest } = incident;
	dropDeadlines(context, incident.id);
	return rest;
}

/**
 * How long the incident may wait, by the site's word on each of its alarms, else on their priorities: the shortest. A
 * longer time for a life alarm does not count.
 */
function allowedMs(
	context: StepContext,
	{ priority, alarms }: Incident,
	which: "acknowledgeMs" | "actMs",
): number | undefined {
	const { priorities } = context.site.settings;
	const usual = priorities[priority][which];
	if (!context.siteIndex.said.deadlines) return usual;
	const standing = alarms.flatMap((id) => context.get("alarm", id) ?? []);
	const allowed = standing.flatMap((alarm) => ofAlarm(context, alarm, which) ?? []);
	if (usual !== undefined && !standing.some((alarm) => alarm.priority === priority)) allowed.push(usual);
	return allowed.length > 0 ? Math.min(...allowed) : undefined;
}

function ofAlarm(context: StepContext, alarm: Alarm, which: "acknowledgeMs" | "actMs"): number | undefined {
	const usual = context.site.settings.priorities[alarm.priority][which];
	const own = settingsOf(context.site, alarm)?.[which] ?? usual;
	return alarm.life === undefined || own === undefined || usual === undefined ? own : Math.min(own, usual);
}

function takeBy({ due }: Incident): number | undefined {
	return due?.what === "acknowledge" ? due.at : undefined;
}

function setClock(context: StepContext, { id, zone }: Incident, due: Due): Due {
	const [entry, timer] = due.what === "act" ? [actOverdue, actTimerOf(id)] : [acknowledgeOverdue, timerOf(id)];
	context.setTimer(timerFor(entry, { id: timer, dueAt: due.at, zone, data: { incident: id } }));
	return due;
}

export function dropDeadlines(context: StepContext, incident: string): void {
	context.dropTimer(timerOf(incident));
	context.dropTimer(actTimerOf(incident));
}

function timerOf(incident: string): string {
	return `${incident}.due`;
}

function actTimerOf(incident: string): string {
	return `${incident}.act`;
}
