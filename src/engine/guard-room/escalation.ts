import { incidentEscalated } from "../../model/entries/incident-escalated.ts";
import { incidentUntaken } from "../../model/entries/incident-untaken.ts";
import { ESCALATION_ORDER, type EscalationOrder } from "../../model/escalation.ts";
import { type Incident, isOwnCall } from "../../model/incident.ts";
import { notifyTold } from "../delivery/notify.ts";
import { watchers } from "../kernel/current-shift.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { isUnattended } from "../kernel/guard-room.ts";
import { inOrder } from "../kernel/id-index.ts";
import type { StepContext } from "../kernel/step-context.ts";
import type { Timer } from "../kernel/timer.ts";
import { runningShift } from "./shift.ts";

/** So many tellings an incident names; all of them are in the journal. */
const KEPT = 12;

const RULE = "rules.told-on";

/**
 * What this entry did to incidents that ask for a person at once: one whose deadline passed, or that rings while the
 * guard room is unattended, is told on from now; one that was taken is told on no more. Call it when all else is judged.
 */
export function escalate(context: StepContext): void {
	for (const change of context.changed("incident")) {
		const incident = "gone" in change || change.over ? undefined : change.value;
		const everyMs = incident && tellEvery(context, incident);
		if (!incident || everyMs === undefined) {
			context.dropTimer(timerOf(change.id));
			continue;
		}
		if (isLeadersOnly(context, incident)) {
			tellLeaderLater(context, incident, everyMs);
			continue;
		}
		const passed = (incident.overdue ?? 0) > (context.state.incident.get(incident.id)?.overdue ?? 0);
		const rings = incident.rang === context.entry.seq;
		if (rings && isUnheard(context, incident)) tellAtOnce(context, incident, everyMs);
		else if (passed) begin(context, incident, everyMs);
	}
}

/** Tells at once of all that nobody has taken, and of which nobody was told yet. */
export function escalateUntaken(context: StepContext): void {
	for (const id of inOrder(context.state.incident.keys())) {
		const incident = context.get("incident", id);
		const everyMs = incident && tellEvery(context, incident);
		if (incident && everyMs !== undefined && incident.rang > 0 && !isLeadersOnly(context, incident))
			begin(context, incident, everyMs);
	}
}

/** Its time has come again, and still nobody took it. */
export const onIncidentUntaken = onEntry(incidentUntaken, (context, { incident: id, turn: next = 0 }) => {
	const incident = context.get("incident", id);
	const everyMs = incident && tellEvery(context, incident);
	if (!incident || everyMs === undefined) {
		context.because({ because: "timer-void", rule: RULE });
		return;
	}
	const turn = isLeadersOnly(context, incident) ? 0 : next;
	tell(context, incident, { turn, everyMs });
});

/** Somebody was told; that moves no `rang`, whoever takes the incident in this moment is not refused. */
export const onIncidentEscalated = onEntry(incidentEscalated, (context, { incident: id, who, to = [] }) => {
	const incident = context.get("incident", id);
	if (!incident) {
		context.because({ because: "timer-void", rule: RULE });
		return;
	}
	const telling = { who, at: context.now, ...(to.length > 0 && { to }) };
	const told = [...(incident.told ?? []), telling].slice(-KEPT);
	context.keepIncident({ ...incident, told, toldCount: (incident.toldCount ?? 0) + 1 });
	context.because({ because: "told", incident: incident.id, rule: RULE });
	notifyTold(context, incident, telling);
});

/** How often the next is told; undefined for one that is taken, waits with all it holds, is a drill's, or is not urgent. */
function tellEvery(context: StepContext, incident: Incident): number | undefined {
	const { state, quiet, drill, priority } = incident;
	if (state !== "open" || quiet || drill) return undefined;
	const { tellEveryMs, tellAfterMs } = context.site.settings.priorities[priority];
	if (tellEveryMs !== undefined) return tellEveryMs;
	return isStrong(context, incident) ? context.site.settings.priorities.high.tellEveryMs : tellAfterMs;
}

/** Whether something in the incident is strong, owed or heard: it counts as high. */
function isStrong(context: StepContext, { priority, alarms }: Incident): boolean {
	return priority === "medium" && alarms.some((id) => context.get("alarm", id)?.strong);
}

/** What is on the shift's list, and told to the shift leader only when nobody took it for long. */
function isLeadersOnly(context: StepContext, incident: Incident): boolean {
	return context.site.settings.priorities[incident.priority].tellEveryMs === undefined && !isStrong(context, incident);
}

function tellLeaderLater(context: StepContext, incident: Incident, afterMs: number): void {
	if (incident.rang === 0 || context.get("timer", timerOf(incident.id))) return;
	setTimer(context, incident, { dueAt: (incident.untakenSince ?? context.now) + afterMs });
}

/** Every ring is told on at once while nobody is there to hear it. */
function tellAtOnce(context: StepContext, incident: Incident, everyMs: number): void {
	tell(context, incident, { turn: turnOf(context.get("timer", timerOf(incident.id))) ?? 0, everyMs });
}

/**
 * Tells the first at once; where the turn runs already, the next comes no later than it would by now. What only the shift
 * leader would hear of in half an hour is no turn.
 */
function begin(context: StepContext, incident: Incident, everyMs: number): void {
	const running = context.get("timer", timerOf(incident.id));
	if (!running || turnOf(running) === undefined) tell(context, incident, { turn: 0, everyMs });
	else if (running.dueAt > context.now + everyMs) context.setTimer({ ...running, dueAt: context.now + everyMs });
}

/** Whose turn the timer is for; undefined for the shift leader's alone. */
function turnOf(timer: Timer | undefined): number | undefined {
	const { turn = 0 } = timer ? incidentUntaken.data.parse(timer.data) : {};
	return turn > 0 ? turn : undefined;
}

/** Nobody at the console can be counted on to hear it: who keeps the watch is missing, calls for help, or is not shown it. */
function isUnheard(context: StepContext, incident: Incident): boolean {
	if (isUnattended(context) || isOwnCall(incident)) return true;
	const shift = runningShift(context);
	return shift !== undefined && incident.keptFrom !== undefined && watchers(shift).includes(incident.keptFrom);
}

function setTimer(
	context: StepContext,
	{ id, zone }: Incident,
	{ dueAt, turn = 0 }: { dueAt: number; turn?: number },
): void {
	context.setTimer(timerFor(incidentUntaken, { id: timerOf(id), dueAt, zone, data: { incident: id, turn } }));
}

function tell(context: StepContext, incident: Incident, { turn, everyMs }: { turn: number; everyMs: number }): void {
	const { id, zone } = incident;
	const { who, to, next } = inTurn(context, turn, incident);
	context.because({ because: "told", incident: id, rule: RULE });
	context.derive(incidentEscalated, zone, { incident: id, who, to });
	setTimer(context, incident, {
		dueAt: context.now + everyMs,
		...(!isLeadersOnly(context, incident) && { turn: next }),
	});
}

interface Turn {
	readonly who: EscalationOrder;
	/** Whom of the shift, by name. */
	readonly to: readonly string[];
	readonly next: number;
}

/**
 * Whose turn it is, never the person from whom it is kept; a shift without a leader is passed over, and after the last it goes
 * round again.
 */
export function inTurn(context: StepContext, turn: number, about?: Pick<Incident, "keptFrom">): Turn {
	const who = ESCALATION_ORDER[turn % ESCALATION_ORDER.length]?.who ?? "on-duty";
	const to = meant(context, who).filter((name) => name !== about?.keptFrom);
	if (who === "shift-leader" && to.length === 0) return inTurn(context, turn + 1, about);
	return { who, to, next: turn + 1 };
}

/** Whom of the shift the order means; the captain and the manager are known by their role, not by the shift. */
function meant(context: StepContext, who: EscalationOrder): readonly string[] {
	const shift = runningShift(context);
	if (!shift) return [];
	if (who === "shift-leader") return shift.guards.filter(({ leader }) => leader).map(({ guard }) => guard);
	if (who === "on-duty") return [...new Set([shift.operator, ...shift.guards.map(({ guard }) => guard)])];
	return [];
}

function timerOf(incident: string): string {
	return `${incident}.tell`;
}
