import type { Alarm } from "../../model/alarm.ts";
import type { Incident } from "../../model/incident.ts";
import type { Work } from "../kernel/step-context.ts";
import { standingBypass } from "./bypass.ts";
import { classOf } from "./pace.ts";

/** Whether the alarm is bypassed now: on the shelf, its device under repair, or the desk is asked for the tester. */
export function isBypassed(work: Work, alarm: Alarm): boolean {
	if (alarm.suppressed === "walk-test" && alarm.debt?.due !== undefined) return true;
	return standingBypass(work, alarm, classOf(alarm)) !== undefined;
}

/** Whether everything in the incident is bypassed, so that it waits. What a person reported, or has opened again, never does. */
export function waits(work: Work, { alarms, reportedBy, reopened }: Incident): boolean {
	if (reportedBy !== undefined || reopened !== undefined || alarms.length === 0) return false;
	return alarms.every((id) => {
		const alarm = work.get("alarm", id);
		return alarm === undefined || isBypassed(work, alarm);
	});
}

/** The alarm off the shelf, confirmed or not. How long ago that was is remembered: shelving it soon after renews. */
export function offShelf(work: Work, alarm: Alarm): Alarm {
	const { shelved, ...rest } = alarm;
	if (!shelved) return alarm;
	work.dropTimer(shelfTimer(alarm.id));
	endBypass(work, `shelved:${alarm.id}`);
	if (!shelved.unconfirmed) {
		work.remember(shelfMemory(alarm), { shelf: { endedAt: work.now, renewals: shelved.renewals } });
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
export function countHidden(work: Work, id: string): void {
	const bypass = work.get("bypass", id);
	if (!bypass) return;
	const value = { ...bypass, rev: work.entry.seq, hidden: (bypass.hidden ?? 0) + 1 };
	work.put({ kind: "bypass", id, value });
}

/** It guards again. */
export function endBypass(work: Work, id: string): void {
	const bypass = work.get("bypass", id);
	if (bypass) work.put({ kind: "bypass", id, value: { ...bypass, rev: work.entry.seq }, over: true });
}
