import { hold } from "../../model/actions/hold.ts";
import { wait } from "../../model/actions/wait.ts";
import { waitOver } from "../../model/entries/wait-over.ts";
import type { Incident } from "../../model/incident.ts";
import { UNPLANNED_WATCH_MS } from "../../model/planned-shift.ts";
import type { Problem } from "../../model/problem.ts";
import { mayExceed, type Role } from "../../model/role.ts";
import { hasWaited, longestWait } from "../../model/wait-limits.ts";
import { onIncident } from "../kernel/action.ts";
import { openShift } from "../kernel/current-shift.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { nobodyThere } from "../kernel/guard-room.ts";
import { inOrder } from "../kernel/id-index.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { restartAct, withoutClocks } from "./deadline.ts";

const MINUTE_MS = 60_000;

const RULE = "settings.priorities.waitMs";

/** It waits with a reason: its act clock stands still until then. */
export const onWait = onIncident(wait, (context, incident, { until, reason, role }) => {
	const problem = nobodyThere(context, "a wait") ?? outOfLimits(context, incident, { until, role });
	if (problem) return problem;
	const { id, zone } = incident;
	context.setTimer(timerFor(waitOver, { id: timerOf(id), dueAt: until, zone, data: { incident: id } }));
	const waiting = { until, reason, by: context.actor };
	context.keepIncident({ ...withoutClocks(context, incident), waiting, waits: (incident.waits ?? 0) + 1 });
	return undefined;
});

/** What belongs to it is kept from being deleted, or no longer. */
export const onHold = onIncident(hold, (context, incident, said) => {
	const { held, ...rest } = incident;
	if ("release" in said) {
		if (!held) return { code: "wrong-state", detail: `incident ${incident.id} is not held: found release` };
		context.keepIncident(rest);
	} else context.keepIncident({ ...rest, held: { by: context.actor, at: context.now, reason: said.reason } });
	return undefined;
});

/** The wait is over: whoever has it must act again. */
export const onWaitOver = onEntry(waitOver, (context, { incident: id }) => {
	const incident = context.get("incident", id);
	if (!incident?.waiting || incident.waiting.until > context.now) {
		context.because({ because: "timer-void", rule: RULE });
		return;
	}
	const { waiting: _over, ...rest } = incident;
	context.keepIncident(incident.quiet ? rest : restartAct(context, rest));
	context.because({ because: "wait-over", incident: incident.id, rule: RULE });
});

export function endWait(context: StepContext, incident: string): void {
	context.dropTimer(timerOf(incident));
}

/** The incident, which waits no more: it has rung, or two were put together. */
export function withoutWait(context: StepContext, incident: Incident): Incident {
	const { waiting, ...rest } = incident;
	if (!waiting) return incident;
	endWait(context, incident.id);
	return rest.quiet ? rest : restartAct(context, rest);
}

/** Nobody is there to wait: whatever waits does so no more, and its act clock runs. */
export function endAllWaits(context: StepContext): void {
	for (const id of inOrder(context.state.incident.keys())) {
		const incident = context.get("incident", id);
		if (!incident?.waiting) continue;
		context.keepIncident(withoutWait(context, incident));
		context.because({ because: "wait-over", incident: id, rule: RULE });
	}
}

/** A second wait of one incident, and a high one's to the end of the watch, are the captain's to allow. */
function outOfLimits(
	context: StepContext,
	incident: Incident,
	{ until, role }: { until: number; role: Role | undefined },
): Problem | undefined {
	if (until <= context.now)
		return { code: "invalid", detail: "until: found a time that has passed, expected one to come" };
	const { id, priority, waits = 0 } = incident;
	if (hasWaited(incident) && !mayExceed(role)) {
		const detail = `incident ${id} has waited ${waits === 1 ? "once" : `${waits} times`}: found another wait, which a captain must ask for`;
		return { code: "wrong-state", detail };
	}
	const shiftEnds = openShift(context)?.endsAt ?? 0;
	const watchLeftMs = shiftEnds > context.now ? shiftEnds - context.now : UNPLANNED_WATCH_MS;
	const latest = context.now + longestWait(incident, context.site.settings.priorities, { role, watchLeftMs }).ms;
	if (until <= latest) return undefined;
	const minutes = (at: number) => Math.ceil((at - context.now) / MINUTE_MS);
	const detail = `until: found ${minutes(until)} min from now, expected ${minutes(latest)} at most (${priority})`;
	return { code: "invalid", detail };
}

function timerOf(incident: string): string {
	return `${incident}.wait`;
}
