import type { Alarm } from "../model/alarm.ts";
import { noteRestored } from "./degraded.ts";
import { type Clearing, memoryId } from "./memory.ts";
import { returned } from "./moment.ts";
import type { Work } from "./work.ts";

/** What a clearing report is about: alarm types of a source, and one part of it or all. */
export interface Cleared {
	readonly types: readonly string[];
	readonly source: string;
	readonly part?: string | undefined;
	/** The device's own time, if the report came late: it decides whether it is older than the state. */
	readonly lateAt?: number | undefined;
	readonly rule: string;
}

/** Returns to normal what a clearing report is about; one older than the state it would clear changes nothing. */
export function clear(work: Work, cleared: Cleared): number {
	noteClearing(work, cleared);
	let found = 0;
	for (const alarm of alarmsAbout(work, cleared)) {
		if (!alarm.active || alarm.releasedAt !== undefined) continue;
		found++;
		if (cleared.lateAt !== undefined && cleared.lateAt < alarm.stateAt) {
			const { id, incident } = alarm;
			work.because({ because: "older-than-state", alarm: id, incident, rule: cleared.rule });
		} else returned(work, alarm, cleared.rule);
	}
	if (found === 0 && cleared.lateAt === undefined) restore(work, cleared);
	return found;
}

/** A degradation whose alarm was reset while it stood is over all the same. */
function restore(work: Work, { types, source }: Cleared): void {
	if (!types.some((type) => work.plan.degrading.has(type))) return;
	const zone = work.site.devices.get(source.slice("device:".length))?.zone;
	if (zone !== undefined) noteRestored(work, source, zone);
}

/**
 * Whether `type` of this part was cleared at or after the device's time `at`. With `seq`: by a report that came after it;
 * then the device's time decides only for reports that came late.
 */
export function clearedSince(
	work: Work,
	{
		type,
		source,
		part,
		at,
		seq,
	}: { type: string; source: string; part?: string | undefined; at: number; seq?: number },
): boolean {
	const places = part === undefined ? [memoryId(source)] : [memoryId(source), memoryId(source, part)];
	return places.some((id) => {
		const clearing = work.get("memory", id)?.cleared?.[type];
		if (!clearing) return false;
		if (seq === undefined) return clearing.at >= at;
		return clearing.seq > seq && (!clearing.late || clearing.at >= at);
	});
}

function* alarmsAbout(work: Work, { types, source, part }: Cleared): Generator<Alarm> {
	for (const id of work.state.alarmsOf.get(source) ?? []) {
		const alarm = work.get("alarm", id);
		if (alarm && !alarm.drill && types.includes(alarm.type) && (part === undefined || alarm.part === part)) yield alarm;
	}
}

/** A state that is reported late, or was resolved while it stood, is judged by the newest word on it. */
function noteClearing(work: Work, { types, source, part, lateAt }: Cleared): void {
	const id = memoryId(source, part);
	const cleared: Record<string, Clearing> = { ...work.get("memory", id)?.cleared };
	const { at, seq } = work.entry;
	const clearing: Clearing = { at: lateAt ?? at, seq, ...(lateAt !== undefined && { late: true }) };
	for (const type of types) {
		if (lateAt === undefined || (cleared[type]?.at ?? 0) <= lateAt) cleared[type] = clearing;
	}
	work.remember(id, { cleared });
}
