import type { Alarm } from "../../model/alarm.ts";
import { deviceOf } from "../../model/entry.ts";
import type { Activation } from "../kernel/activation.ts";
import { type Left, memoryId } from "../kernel/memory.ts";
import { keyOf } from "../kernel/state.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { endBypass } from "../silence-budget/suppression.ts";
import { clearedSince } from "./clearance.ts";

type About = Pick<Alarm, "type" | "source" | "zone"> & { readonly part?: string | undefined };
type AtReset = About & Pick<Alarm, "stateAt" | "severity">;

/** A watch: so long an act counts as known after its reset. Our own setting. */
const ACT_KNOWN_MS = 8 * 3_600_000;

/**
 * What stood when its incident was reset is an alarm no more, and guards nothing while it lasts: its zone is hatched and
 * counted until it is over, is an alarm again, or is told anew.
 */
export function hatchLeft(context: StepContext, about: AtReset, forMs: number): void {
	const { type, source, zone } = about;
	const { seq } = context.entry;
	const id = bypassOf(about);
	const device = deviceOf(source);
	const until = context.now + forMs;
	const more = device === undefined ? {} : { device };
	const value = { id, rev: seq, why: "still-active", zone, type, since: context.now, until, ...more } as const;
	context.put({ kind: "bypass", id, value });
	rememberLeft(context, about, {});
}

/**
 * An act whose button was not let go when its incident was reset never comes back by itself; a device that only says at its
 * next connection that it is as it was tells nothing new for a watch.
 */
export function rememberAct(context: StepContext, about: AtReset): void {
	rememberLeft(context, about, { until: context.now + ACT_KNOWN_MS });
}

function rememberLeft(
	context: StepContext,
	{ stateAt, severity, part, ...about }: AtReset,
	more: Pick<Left, "until">,
): void {
	const { type, source } = about;
	const left: Left = {
		type,
		...(part !== undefined && { part }),
		at: stateAt,
		seq: context.entry.seq,
		severity,
		...more,
	};
	const id = bypassOf({ ...about, part });
	context.remember(memoryId(source), { left: { ...context.get("memory", memoryId(source))?.left, [id]: left } });
}

/** Whether the entry only says at connection what stood at its reset, and stands: there is no more of it than there was. */
export function isKnownLeft(context: StepContext, about: Activation): boolean {
	if (!context.entry.initial || about.moment || about.drill) return false;
	const left = context.get("memory", memoryId(about.source))?.left?.[bypassOf(about)];
	if (!left || (left.until ?? context.now) < context.now || (about.severity ?? 0) > (left.severity ?? 0)) return false;
	context.because({ because: "initial-known", rule: about.rule });
	return true;
}

/** It is an alarm again, which shows it from now on; or nothing that stands. */
export function endLeft(context: StepContext, about: About): void {
	const left = context.get("memory", memoryId(about.source))?.left;
	if (left) end(context, about.source, [bypassOf(about)]);
}

/** Ends what the newest clearing of a source is about. */
export function clearLeft(context: StepContext, source: string): void {
	const left = Object.entries(context.get("memory", memoryId(source))?.left ?? {});
	const over = left.filter(([, one]) => clearedSince(context, { source, ...one }));
	if (over.length > 0)
		end(
			context,
			source,
			over.map(([id]) => id),
		);
}

function end(context: StepContext, source: string, ids: readonly string[]): void {
	const { left: before = {}, ...memory } = context.get("memory", memoryId(source)) ?? { id: memoryId(source) };
	const left = Object.fromEntries(Object.entries(before).filter(([id]) => !ids.includes(id)));
	for (const id of ids) endBypass(context, id);
	const value = { ...memory, ...(Object.keys(left).length > 0 && { left }) };
	context.put({ kind: "memory", id: memory.id, value });
}

function bypassOf(about: About): string {
	return `still-active:${keyOf(about)}`;
}
