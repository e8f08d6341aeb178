import { OTHER_PARTS } from "../kernel/entry-data.ts";
import { memoryId } from "../kernel/memory.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { isOnePlace } from "./other-places.ts";

/**
 * The parts of a source in which a state of this type stands, as far as anybody knows: as an alarm, after its reset, outside
 * its schedule, or uploaded late and not settled yet. Undefined among them: a state that names no part.
 */
export function partsStanding(context: StepContext, source: string, type: string): ReadonlySet<string | undefined> {
	const parts = new Set<string | undefined>();
	for (const id of context.state.alarmsOf.get(source) ?? []) {
		const alarm = context.get("alarm", id);
		if (alarm?.type === type && alarm.active && alarm.releasedAt === undefined && !alarm.drill) parts.add(alarm.part);
	}
	const { left = {}, offSchedule = {}, parts: known = [] } = context.get("memory", memoryId(source)) ?? {};
	for (const one of Object.values(left)) if (one.type === type) parts.add(one.part);
	for (const one of Object.values(offSchedule)) {
		if (one.type === type && !wasCleared(context, source, one)) parts.add(one.part);
	}
	for (const part of [undefined, ...known]) {
		if (context.get("timer", unsettledTimer(type, source, part))) parts.add(part);
	}
	// It stands for several, unless it is known to stand for one.
	if (parts.has(OTHER_PARTS) && !isOnePlace(context, { type, source })) parts.add(`${OTHER_PARTS} …`);
	return parts;
}

/** Where a state of a source waits that came late and was not cleared yet. */
export function unsettledTimer(type: string, source: string, part: string | undefined): string {
	return `unsettled ${type} ${memoryId(source, part)}`;
}

/** Whether the very part was cleared after the entry `seq`. */
function wasCleared(
	context: StepContext,
	source: string,
	{ type, part, seq }: { readonly type: string; readonly part?: string; readonly seq: number },
): boolean {
	return (context.get("memory", memoryId(source, part))?.cleared?.[type]?.seq ?? 0) > seq;
}
