import { incidentToldOn } from "../../model/entries/incident-told-on.ts";
import { incidentUntaken } from "../../model/entries/incident-untaken.ts";
import { TOLD_IN_TURN, type ToldInTurn } from "../../model/escalation.ts";
import { type Incident, isOwnCall } from "../../model/incident.ts";
import { notifyTold } from "../delivery/notify.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import { isUnattended, roomOf } from "../kernel/guard-room.ts";
import { inOrder } from "../kernel/id-index.ts";
import type { Work } from "../kernel/step-context.ts";
import { owingIn } from "../silence-budget/owing.ts";

/** So many tellings an incident names; all of them are in the journal. */
const KEPT = 12;

const RULE = "rules.told-on";

/**
 * What this entry did to incidents that ask for a person at once: one whose deadline passed, or that rings while the
 * guard room is unattended, is told on from now; one that was taken is told on no more. Call it when all else is judged.
 */
export function tellOn(work: Work): void {
	for (const change of work.changed("incident")) {
		const incident = "gone" in change || change.over ? undefined : change.value;
		const everyMs = incident && tellEvery(work, incident);
		if (!incident || everyMs === undefined) {
			work.dropTimer(timerOf(change.id));
			continue;
		}
		if (isLeadersOnly(work, incident)) {
			tellLeaderLater(work, incident, everyMs);
			continue;
		}
		const passed = (incident.overdue ?? 0) > (work.state.incident.get(incident.id)?.overdue ?? 0);
		const rings = incident.rang === work.entry.seq;
		if (rings && (isUnattended(work) || isOwnCall(incident))) tellAtOnce(work, incident, everyMs);
		else if (passed) begin(work, incident, everyMs);
	}
}

/** Tells at once of all that nobody has taken, and of which nobody was told yet. */
export function tellAllUntaken(work: Work): void {
	for (const id of inOrder(work.state.incident.keys())) {
		const incident = work.get("incident", id);
		const everyMs = incident && tellEvery(work, incident);
		if (incident && everyMs !== undefined && incident.rang > 0 && !isLeadersOnly(work, incident))
			begin(work, incident, everyMs);
	}
}

/** Its time has come again, and still nobody took it. */
export const onIncidentUntaken = onEntry(incidentUntaken, (work, { incident: id, turn: next = 0 }) => {
	const incident = work.get("incident", id);
	const everyMs = incident && tellEvery(work, incident);
	if (!incident || everyMs === undefined) {
		work.because({ because: "timer-void", rule: RULE });
		return;
	}
	const turn = isLeadersOnly(work, incident) ? 0 : next;
	tell(work, incident, { turn, everyMs });
});

/** Somebody was told; that moves no `rang`, whoever takes the incident in this moment is not refused. */
export const onIncidentToldOn = onEntry(incidentToldOn, (work, { incident: id, who, to = [] }) => {
	const incident = work.get("incident", id);
	if (!incident) {
		work.because({ because: "timer-void", rule: RULE });
		return;
	}
	const telling = { who, at: work.now, ...(to.length > 0 && { to }) };
	const told = [...(incident.told ?? []), telling].slice(-KEPT);
	work.keepIncident({ ...incident, told, toldCount: (incident.toldCount ?? 0) + 1 });
	work.because({ because: "told", incident: incident.id, rule: RULE });
	notifyTold(work, incident, telling);
});

/** How often the next is told; undefined for one that is taken, waits with all it holds, is a drill's, or is not urgent. */
function tellEvery(work: Work, incident: Incident): number | undefined {
	const { state, quiet, drill, priority } = incident;
	if (state !== "open" || quiet || drill) return undefined;
	const { tellEveryMs, tellAfterMs } = work.site.settings.priorities[priority];
	if (tellEveryMs !== undefined) return tellEveryMs;
	return isStrong(work, incident) ? work.site.settings.priorities.high.tellEveryMs : tellAfterMs;
}

/** Whether what is owed of the incident is strong: it counts as high. */
function isStrong(work: Work, { priority, id }: Incident): boolean {
	return priority === "medium" && owingIn(work, id).some(({ strong }) => strong);
}

/** What is on the shift's list, and told to the shift leader only when nobody took it for long. */
function isLeadersOnly(work: Work, incident: Incident): boolean {
	return work.site.settings.priorities[incident.priority].tellEveryMs === undefined && !isStrong(work, incident);
}

function tellLeaderLater(work: Work, incident: Incident, afterMs: number): void {
	if (incident.rang === 0 || work.get("timer", timerOf(incident.id))) return;
	setTimer(work, incident, { dueAt: (incident.untakenSince ?? work.now) + afterMs, turn: 0 });
}

/** Every ring is told on at once while nobody is there to hear it. */
function tellAtOnce(work: Work, incident: Incident, everyMs: number): void {
	const running = work.get("timer", timerOf(incident.id));
	const { turn = 0 } = running ? incidentUntaken.data.parse(running.data) : {};
	tell(work, incident, { turn, everyMs });
}

/** Tells the first at once; where the turn runs already, the next comes no later than it would by now. */
function begin(work: Work, incident: Incident, everyMs: number): void {
	const running = work.get("timer", timerOf(incident.id));
	if (!running) tell(work, incident, { turn: 0, everyMs });
	else if (running.dueAt > work.now + everyMs) work.setTimer({ ...running, dueAt: work.now + everyMs });
}

function setTimer(work: Work, { id, zone }: Incident, { dueAt, turn }: { dueAt: number; turn: number }): void {
	work.setTimer(timerFor(incidentUntaken, { id: timerOf(id), dueAt, zone, data: { incident: id, turn } }));
}

function tell(work: Work, incident: Incident, { turn, everyMs }: { turn: number; everyMs: number }): void {
	const { id, zone } = incident;
	const first = inTurn(turn);
	const at = first === "shift-leader" && names(work, first).length === 0 ? turn + 1 : turn;
	const who = inTurn(at);
	work.because({ because: "told", incident: id, rule: RULE });
	work.derive(incidentToldOn, zone, { incident: id, who, to: names(work, who) });
	setTimer(work, incident, { dueAt: work.now + everyMs, turn: at + 1 });
}

function inTurn(turn: number): ToldInTurn {
	return TOLD_IN_TURN[turn % TOLD_IN_TURN.length]?.who ?? "on-duty";
}

/** Who of the shift is meant; the captain and the manager are known by their role, not by the shift. */
function names(work: Work, who: ToldInTurn): readonly string[] {
	const shift = work.get("shift", roomOf(work).shift ?? "");
	if (!shift) return [];
	if (who === "shift-leader") return shift.guards.filter(({ leader }) => leader).map(({ guard }) => guard);
	if (who === "on-duty") return [...new Set([shift.operator, ...shift.guards.map(({ guard }) => guard)])];
	return [];
}

function timerOf(incident: string): string {
	return `${incident}.tell`;
}
