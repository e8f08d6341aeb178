import type { Alarm } from "../../model/alarm.ts";
import { OTHER_PARTS } from "../kernel/entry-data.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { type Clearance, noteClearing } from "./clearance.ts";
import { noteRestored } from "./degraded.ts";
import { clearLeft } from "./left-active.ts";
import { returnToNormal } from "./momentary.ts";
import { endOther, isOther } from "./other-places.ts";
import { partsStanding } from "./standing.ts";

/**
 * Returns to normal what a clearing report is about; one older than the state it would clear changes nothing. One that names
 * no part ends an alarm that has none, or the only active one of that type; with several it is noted on each, and ends none.
 */
export function clear(context: StepContext, cleared: Clearance): number {
	const several = withSeveral(context, cleared);
	const others = withOther(context, cleared);
	const { source, part = "" } = cleared;
	const ended = new Set(others.filter((type) => endOther(context, { type, source }, part)));
	noteClearing(context, cleared);
	if (ended.size > 0) noteClearing(context, { ...cleared, types: [...ended], part: OTHER_PARTS });
	clearLeft(context, source);
	let found = 0;
	const about = [...alarmsAbout(context, cleared, new Set(others))].filter(
		({ active, releasedAt }) => active && releasedAt === undefined,
	);
	for (const alarm of about) {
		found++;
		// Some of the other places stand still.
		if (alarm.part === OTHER_PARTS && cleared.part !== undefined && !ended.has(alarm.type)) continue;
		if (alarm.part !== undefined && several.has(alarm.type)) {
			const { id, incident } = alarm;
			context.because({ because: "which-part", alarm: id, incident, rule: cleared.rule });
			continue;
		}
		if (cleared.lateAt !== undefined && cleared.lateAt < alarm.stateAt) {
			const { id, incident } = alarm;
			context.because({ because: "older-than-state", alarm: id, incident, rule: cleared.rule });
		} else returnToNormal(context, alarm, cleared.rule);
	}
	if (found === 0 && cleared.lateAt === undefined) restore(context, cleared);
	return found;
}

/** The types of which several states stand, so that a word which names no part is about none that has one. */
function withSeveral(context: StepContext, { types, source, part }: Clearance): ReadonlySet<string> {
	if (part !== undefined) return new Set();
	return new Set(types.filter((type) => partsStanding(context, source, type).size > 1));
}

/** A degradation whose alarm was reset while it stood is over all the same. */
function restore(context: StepContext, { types, source }: Clearance): void {
	if (!types.some((type) => context.siteIndex.degrading.has(type))) return;
	const zone = context.site.devices.get(source.slice("device:".length))?.zone;
	if (zone !== undefined) noteRestored(context, source, zone);
}

/** The types of which the part is one of the "other places". */
function withOther(context: StepContext, { types, source, part, lateAt }: Clearance): readonly string[] {
	if (part === undefined || lateAt !== undefined) return [];
	return types.filter((type) => isOther(context, { type, source }, part));
}

function* alarmsAbout(
	context: StepContext,
	{ types, source, part }: Clearance,
	others: ReadonlySet<string>,
): Generator<Alarm> {
	for (const id of context.state.alarmsOf.get(source) ?? []) {
		const alarm = context.get("alarm", id);
		if (!alarm || alarm.drill || !types.includes(alarm.type)) continue;
		const isPart = part === undefined || alarm.part === part || (alarm.part === OTHER_PARTS && others.has(alarm.type));
		if (isPart) yield alarm;
	}
}
