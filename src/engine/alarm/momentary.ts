import type { Alarm } from "../../model/alarm.ts";
import { momentPassed } from "../../model/entries/moment-passed.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import type { Work } from "../kernel/step-context.ts";
import { noteRestored } from "./degraded.ts";

/** A momentary condition returns to normal after this. */
const MOMENT_MS = 10_000;

/** Whether a moment that began or was repeated at `lastAt` is over. */
export function isPast(work: Work, { lastAt }: Alarm): boolean {
	return work.now - lastAt >= MOMENT_MS;
}

/** Sees to it that a momentary alarm returns to normal by itself. */
export function keepMoment(work: Work, alarm: Alarm): void {
	if (!work.get("timer", momentOf(alarm.id))) setMoment(work, alarm);
}

/** Whether the alarm ends by itself, so that it is no state that could still stand. */
export function isMoment(work: Work, alarm: Alarm): boolean {
	return work.get("timer", momentOf(alarm.id)) !== undefined;
}

/** A moment lasts from its last activation, which may have come after the timer was set: one timer serves a thousand repeats. */
export const onMomentPassed = onEntry(momentPassed, (work, { alarm: id }) => {
	const alarm = work.get("alarm", id);
	const rule = "rules.moment";
	if (!alarm?.active) {
		work.because({ because: "timer-void", rule });
		return;
	}
	if (!isPast(work, alarm)) {
		setMoment(work, alarm);
		work.because({ because: "timer-void", alarm: alarm.id, incident: alarm.incident, rule });
		return;
	}
	returned(work, alarm, rule);
});

/**
 * Returns the alarm to normal; one that latches stays active, and what its device says is kept. It never leaves by that:
 * only a person's reset ends it (GB 50394 §5.2.3).
 */
export function returned(work: Work, alarm: Alarm, rule: string): void {
	work.dropTimer(momentOf(alarm.id));
	if (work.plan.degrading.has(alarm.type)) noteRestored(work, alarm.source, alarm.zone);
	work.keepAlarm(
		alarm.latches ? { ...alarm, releasedAt: work.now } : { ...alarm, active: false, returnedAt: work.now },
	);
	const because = alarm.latches ? "latched" : "cleared";
	work.because({ because, alarm: alarm.id, incident: alarm.incident, rule });
}

export function forgetMoment(work: Work, alarm: Alarm): void {
	work.dropTimer(momentOf(alarm.id));
}

function setMoment(work: Work, alarm: Alarm): void {
	const zone = alarm.zone === "" ? undefined : alarm.zone;
	const when = { id: momentOf(alarm.id), dueAt: alarm.lastAt + MOMENT_MS };
	work.setTimer(timerFor(momentPassed, { ...when, zone, data: { alarm: alarm.id } }));
}

function momentOf(alarm: string): string {
	return `${alarm}.moment`;
}
