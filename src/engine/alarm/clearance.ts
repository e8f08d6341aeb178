import { rememberedPart } from "../kernel/entry-data.ts";
import { type Clearing, memoryId } from "../kernel/memory.ts";
import type { StepContext } from "../kernel/step-context.ts";

/** What a clearing report is about: alarm types of a source, and one part of it or all. */
export interface Clearance {
	readonly types: readonly string[];
	readonly source: string;
	readonly part?: string | undefined;
	/** The device's own time, if the report came late: it decides whether it is older than the state. */
	readonly lateAt?: number | undefined;
	readonly rule: string;
}

/**
 * Whether `type` of this part was cleared at or after the device's time `at`. With `seq`: by a report that came after it;
 * then the device's time decides only for reports that came late.
 */
export function clearedSince(
	context: StepContext,
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
		const clearing = context.get("memory", id)?.cleared?.[type];
		if (!clearing) return false;
		if (seq === undefined) return clearing.at >= at;
		return clearing.seq > seq && (!clearing.late || clearing.at >= at);
	});
}

/** A state that is reported late, or was resolved while it stood, is judged by the newest word on it. */
export function noteClearing(context: StepContext, { types, source, part, lateAt }: Clearance): void {
	const id = memoryId(source, rememberedPart(context, source, part));
	const cleared: Record<string, Clearing> = { ...context.get("memory", id)?.cleared };
	const { at, seq } = context.entry;
	const clearing: Clearing = { at: lateAt ?? at, seq, ...(lateAt !== undefined && { late: true }) };
	for (const type of types) {
		if (lateAt === undefined || (cleared[type]?.at ?? 0) <= lateAt) cleared[type] = clearing;
	}
	context.remember(id, { cleared });
}
