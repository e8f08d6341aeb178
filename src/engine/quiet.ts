import type { Alarm } from "../model/alarm.ts";
import type { Incident } from "../model/incident.ts";
import type { Reason } from "../model/outcome.ts";
import type { Work } from "./work.ts";

/** Why an activation does not sound. It is an entry, an alarm and a count all the same. */
export interface Quieting {
	/** What the entry's outcome says. */
	readonly because: Reason;
	/** What the alarm says of itself, if this activation raises it; absent: a new alarm sounds. */
	readonly suppressed?: NonNullable<Alarm["suppressed"]>;
	/** The bypass that counts it. */
	readonly bypass?: string;
	/** The rule that decided, as a path a person can find. */
	readonly rule: string;
}

/** Whether the alarm is kept from sounding altogether. One that waits for a captain's word, or chatters, is not. */
export function isQuiet({ shelved, suppressed }: Pick<Alarm, "shelved" | "suppressed">): boolean {
	return suppressed !== undefined || (shelved !== undefined && !shelved.unconfirmed);
}

/** Whether everything in the incident is kept from sounding, so that it waits. What a person reported never does. */
export function waits(work: Work, { alarms, reportedBy }: Pick<Incident, "alarms" | "reportedBy">): boolean {
	if (reportedBy !== undefined || alarms.length === 0) return false;
	return alarms.every((id) => {
		const alarm = work.get("alarm", id);
		return alarm === undefined || isQuiet(alarm);
	});
}

/** The alarm as one that sounds again: whatever kept it quiet is taken back, with all that told of it. */
export function awake(work: Work, alarm: Alarm): Alarm {
	const { suppressed: _s, ...rest } = alarm;
	return offShelf(work, rest);
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

/** It guards again. */
export function endBypass(work: Work, id: string): void {
	const bypass = work.get("bypass", id);
	if (bypass) work.put({ kind: "bypass", id, value: { ...bypass, rev: work.entry.seq }, over: true });
}
