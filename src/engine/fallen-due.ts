import { withDeadline } from "./deadline.ts";
import { putIncident, ringing } from "./incident.ts";
import { clear } from "./raise.ts";
import { keyOf } from "./state.ts";
import type { Work } from "./work.ts";

/** What a timer that fell due leads to; one whose reason is gone says so. */
export function fallenDue(work: Work): void {
	const { type, data } = work.entry;
	work.dropTimer(String(data.timer));
	if (type === "alarm.ended") {
		ended(work, String(data.alarm));
		return;
	}
	if (type !== "incident.acknowledge-overdue" && type !== "incident.act-overdue") return;
	const incident = work.get("incident", String(data.incident));
	if (!incident) {
		work.because({ because: "timer-void" });
		return;
	}
	work.because({ because: "overdue", incident: incident.id });
	const overdue = (incident.overdue ?? 0) + 1;
	const after = type === "incident.act-overdue" ? ringing(work, incident) : withDeadline(work, incident);
	putIncident(work, { ...after, overdue });
}

/** A moment lasts ten seconds from its last activation, which may have come after the timer was set. */
function ended(work: Work, id: string): void {
	const alarm = work.get("alarm", id);
	if (!alarm?.active) {
		work.because({ because: "timer-void" });
		return;
	}
	const until = alarm.lastAt + 10_000;
	if (until > work.now) {
		work.setTimer({ id: `${id}.end`, dueAt: until, type: "alarm.ended", zone: alarm.zone, data: { alarm: id } });
		work.because({ because: "repeated", alarm: id, incident: alarm.incident });
		return;
	}
	clear(work, keyOf(alarm));
}
