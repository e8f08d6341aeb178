import { rememberedPart } from "../kernel/entry-data.ts";
import { type Clearing, memoryId } from "../kernel/memory.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { partsStanding } from "./standing.ts";

/** What a clearing report is about: alarm types of a source, and one part of it or all. */
export interface Clearance {
	readonly types: readonly string[];
	readonly source: string;
	readonly part?: string | undefined;
	/** The device's own time, if the report came late: it decides whether it is older than the state. */
	readonly lateAt?: number | undefined;
	readonly rule: string;
}

interface Asked {
	readonly type: string;
	readonly source: string;
	readonly part?: string | undefined;
	readonly at: number;
	readonly seq?: number;
}

/**
 * Whether `type` of this part was cleared at or after the device's time `at`. With `seq`: by a report that came after it;
 * then the device's time decides only for reports that came late. A word that named no part counts for one only where
 * no other stands.
 */
export function clearedSince(context: StepContext, asked: Asked): boolean {
	if (clearedByName(context, asked)) return true;
	const { type, source, part } = asked;
	if (part === undefined) return false;
	const clearing = context.get("memory", memoryId(source))?.cleared?.[type];
	if (!clearing || clearing.noPart || !isSince(clearing, asked)) return false;
	return [...partsStanding(context, source, type)].every((other) => other === part);
}

/** The same by a word that named this very part, or named none as the state does. */
export function clearedByName(context: StepContext, asked: Asked): boolean {
	const { type, source, part } = asked;
	const clearing = context.get("memory", memoryId(source, part))?.cleared?.[type];
	return clearing !== undefined && isSince(clearing, asked);
}

function isSince(clearing: Clearing, { at, seq }: Asked): boolean {
	if (seq === undefined) return clearing.at >= at;
	return clearing.seq > seq && (!clearing.late || clearing.at >= at);
}

/**
 * A state that is reported late, or was resolved while it stood, is judged by the newest word on it. A word that names no part
 * is about the only one that stands, or about none where several do.
 */
export function noteClearing(context: StepContext, cleared: Clearance): void {
	const { types, source, part } = cleared;
	if (part !== undefined) {
		note(context, cleared, { types, part });
		return;
	}
	for (const type of types) {
		const standing = partsStanding(context, source, type);
		const [only] = standing;
		if (standing.size === 1 && only !== undefined) note(context, cleared, { types: [type], part: only });
		note(context, cleared, { types: [type], ...(standing.size > 0 && { noPart: true }) });
	}
}

function note(
	context: StepContext,
	{ source, lateAt }: Clearance,
	{ types, part, noPart }: { readonly types: readonly string[]; readonly part?: string; readonly noPart?: true },
): void {
	const remembered = rememberedPart(context, source, part);
	// Of more parts than can be told apart none is over because another is.
	if (remembered !== part) return;
	const id = memoryId(source, part);
	const cleared: Record<string, Clearing> = { ...context.get("memory", id)?.cleared };
	const { at, seq } = context.entry;
	const clearing: Clearing = {
		at: lateAt ?? at,
		seq,
		...(lateAt !== undefined && { late: true }),
		...(noPart && { noPart }),
	};
	for (const type of types) {
		if (lateAt === undefined || (cleared[type]?.at ?? 0) <= lateAt) cleared[type] = clearing;
	}
	context.remember(id, { cleared });
}
