import type { Alarm } from "../../model/alarm.ts";
import type { Incident } from "../../model/incident.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { standingBypass } from "./bypass.ts";
import { classOf } from "./pace.ts";

/** Whether the alarm is bypassed now: on the shelf, its device under repair, or the desk is asked for the tester. */
export function isBypassed(context: StepContext, alarm: Alarm): boolean {
	if (alarm.suppressed === "walk-test" && alarm.debt?.due !== undefined) return true;
	return standingBypass(context, alarm, classOf(alarm)) !== undefined;
}

/** Whether everything in the incident is bypassed, so that it waits. What a person reported, or has opened again, never does. */
export function waits(context: StepContext, { alarms, reportedBy, reopened }: Incident): boolean {
	if (reportedBy !== undefined || reopened !== undefined || alarms.length === 0) return false;
	return alarms.every((id) => {
		const alarm = context.get("alarm", id);
		return alarm === undefined || isBypassed(context, alarm);
	});
}

/** The alarm off the shelf, confirmed or not. How long ago that was is remembered: shelving it soon after renews. */
export function offShelf(context: StepContext, alarm: Alarm): Alarm {
	const { shelved, ...rest } = alarm;
	if (!shelved) return alarm;
	context.dropTimer(shelfTimer(alarm.id));
	endBypass(context, `shelved:${alarm.id}`);
	if (!shelved.unconfirmed) {
		context.remember(shelfMemory(alarm), { shelf: { endedAt: context.now, renewals: shelved.renewals } });
	}
	return rest;
}

export function shelfTimer(alarm: string): string {
	return `${alarm}.shelved`;
}

/** Where it is remembered when an alarm of this type, source, zone and part was last shelved, whatever became of it. */
export function shelfMemory({ type, source, zone, part }: Alarm): string {
	return part === undefined ? `shelf|${type}|${source}|${zone}` : `shelf|${type}|${source}|${zone}|${part}`;
}

/** One more report came without sounding: the bypass counts it. */
export function countHidden(context: StepContext, id: string): void {
	const bypass = context.get("bypass", id);
	if (!bypass) return;
	const value = { ...bypass, rev: context.entry.seq, hidden: (bypass.hidden ?? 0) + 1 };
	context.put({ kind: "bypass", id, value });
}

/** It guards again. */
export function endBypass(context: StepContext, id: string): void {
	const bypass = context.get("bypass", id);
	if (bypass) context.put({ kind: "bypass", id, value: { ...bypass, rev: context.entry.seq }, over: true });
}
