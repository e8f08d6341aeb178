import type { Alarm } from "../../model/alarm.ts";
import { momentPassed } from "../../model/entries/moment-passed.ts";
import { onEntry, timerFor } from "../kernel/finding.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { noteRestored } from "./degraded.ts";

/** A momentary condition returns to normal after this. */
const MOMENT_MS = 10_000;

/** Whether a moment that began or was repeated at `lastAt` is over. */
export function hasReturned(context: StepContext, { lastAt }: Alarm): boolean {
	return context.now - lastAt >= MOMENT_MS;
}

/** Sees to it that a momentary alarm returns to normal by itself. */
export function setReturn(context: StepContext, alarm: Alarm): void {
	if (!context.get("timer", momentOf(alarm.id))) setMoment(context, alarm);
}

/** Whether the alarm ends by itself, so that it is no state that could still stand. */
export function isMomentary(context: StepContext, alarm: Alarm): boolean {
	return context.get("timer", momentOf(alarm.id)) !== undefined;
}

/** A moment lasts from its last activation, which may have come after the timer was set: one timer serves a thousand repeats. */
export const onMomentPassed = onEntry(momentPassed, (context, { alarm: id }) => {
	const alarm = context.get("alarm", id);
	const rule = "rules.moment";
	if (!alarm?.active) {
		context.because({ because: "timer-void", rule });
		return;
	}
	if (!hasReturned(context, alarm)) {
		setMoment(context, alarm);
		context.because({ because: "timer-void", alarm: alarm.id, incident: alarm.incident, rule });
		return;
	}
	returnToNormal(context, alarm, rule);
});

/**
 * Returns the alarm to normal; one that latches stays active, and what its device says is kept. It never leaves by that:
 * only a person's reset ends it (GB 50394 §5.2.3).
 */
export function returnToNormal(context: StepContext, alarm: Alarm, rule: string): void {
	context.dropTimer(momentOf(alarm.id));
	if (context.siteIndex.degrading.has(alarm.type)) noteRestored(context, alarm.source, alarm.zone);
	context.keepAlarm(
		alarm.latches ? { ...alarm, releasedAt: context.now } : { ...alarm, active: false, returnedAt: context.now },
	);
	const because = alarm.latches ? "latched" : "cleared";
	context.because({ because, alarm: alarm.id, incident: alarm.incident, rule });
}

export function dropReturn(context: StepContext, alarm: Alarm): void {
	context.dropTimer(momentOf(alarm.id));
}

function setMoment(context: StepContext, alarm: Alarm): void {
	const zone = alarm.zone === "" ? undefined : alarm.zone;
	const when = { id: momentOf(alarm.id), dueAt: alarm.lastAt + MOMENT_MS };
	context.setTimer(timerFor(momentPassed, { ...when, zone, data: { alarm: alarm.id } }));
}

function momentOf(alarm: string): string {
	return `${alarm}.moment`;
}
