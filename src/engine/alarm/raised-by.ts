import { type Memory, memoryId } from "../kernel/memory.ts";
import type { StepContext } from "../kernel/step-context.ts";

type Raised = NonNullable<Memory["raisedBy"]>[number];

/** So many of a device's newest events are known by what they raised; older ones only where they began their alarm. */
const EVENTS_KNOWN = 16;
/** So many events that began an alarm are known. */
const BEGINNINGS_KNOWN = 48;

/** Remembers which alarm an event of the source raised or repeated, for a word that names it later. */
export function rememberRaised(context: StepContext, source: string, { event, alarm }: Raised): void {
	const id = memoryId(source);
	const all = [...(context.get("memory", id)?.raisedBy ?? []), { event, alarm }];
	const newest = all.slice(-EVENTS_KNOWN);
	const older = all
		.slice(0, -EVENTS_KNOWN)
		.filter((one, i) => all.findIndex((other) => other.alarm === one.alarm) === i);
	const begun = older.filter((one) => mayBeMeant(context, source, one)).slice(-BEGINNINGS_KNOWN);
	context.remember(id, { raisedBy: [...begun, ...newest] });
}

/** The alarm that the named event of the source raised or repeated, as it is called now. */
export function alarmRaisedBy(context: StepContext, source: string, event: string): string | undefined {
	return context.get("memory", memoryId(source))?.raisedBy?.find((one) => one.event === event)?.alarm;
}

/** An alarm is told under another id, for its incident was reset: who names its event means the new one. */
export function followRaised(context: StepContext, source: string, { from, to }: { from: string; to: string }): void {
	const id = memoryId(source);
	const known = context.get("memory", id)?.raisedBy ?? [];
	if (!known.some(({ alarm }) => alarm === from)) return;
	context.remember(id, { raisedBy: known.map((one) => (one.alarm === from ? { ...one, alarm: to } : one)) });
}

/** Whether the alarm is there, or may be told anew. */
function mayBeMeant(context: StepContext, source: string, { alarm }: Raised): boolean {
	return context.get("alarm", alarm) !== undefined || context.get("memory", memoryId(source))?.left !== undefined;
}
