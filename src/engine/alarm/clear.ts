import type { Alarm } from "../../model/alarm.ts";
import type { Work } from "../kernel/step-context.ts";
import { type Clearance, noteClearing } from "./clearance.ts";
import { noteRestored } from "./degraded.ts";
import { clearLeft } from "./left-active.ts";
import { returned } from "./momentary.ts";

/**
 * Returns to normal what a clearing report is about; one older than the state it would clear changes nothing. One that names
 * no part ends an alarm that has none, or the only active one of that type; with several it is noted on each, and ends none.
 */
export function clear(work: Work, cleared: Clearance): number {
	noteClearing(work, cleared);
	clearLeft(work, cleared.source);
	let found = 0;
	const about = [...alarmsAbout(work, cleared)].filter(({ active, releasedAt }) => active && releasedAt === undefined);
	for (const alarm of about) {
		found++;
		if (cleared.part === undefined && alarm.part !== undefined && about.length > 1) {
			const { id, incident } = alarm;
			work.because({ because: "which-part", alarm: id, incident, rule: cleared.rule });
			continue;
		}
		if (cleared.lateAt !== undefined && cleared.lateAt < alarm.stateAt) {
			const { id, incident } = alarm;
			work.because({ because: "older-than-state", alarm: id, incident, rule: cleared.rule });
		} else returned(work, alarm, cleared.rule);
	}
	if (found === 0 && cleared.lateAt === undefined) restore(work, cleared);
	return found;
}

/** A degradation whose alarm was reset while it stood is over all the same. */
function restore(work: Work, { types, source }: Clearance): void {
	if (!types.some((type) => work.plan.degrading.has(type))) return;
	const zone = work.site.devices.get(source.slice("device:".length))?.zone;
	if (zone !== undefined) noteRestored(work, source, zone);
}

function* alarmsAbout(work: Work, { types, source, part }: Clearance): Generator<Alarm> {
	for (const id of work.state.alarmsOf.get(source) ?? []) {
		const alarm = work.get("alarm", id);
		if (alarm && !alarm.drill && types.includes(alarm.type) && (part === undefined || alarm.part === part)) yield alarm;
	}
}
