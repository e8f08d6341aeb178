import type { Alarm } from "../../model/alarm.ts";
import { deviceOf } from "../../model/entry.ts";
import { memoryId } from "../kernel/memory.ts";
import { keyOf } from "../kernel/state.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { endBypass } from "../silence-budget/suppression.ts";
import { clearedSince } from "./clearance.ts";

type About = Pick<Alarm, "type" | "source" | "zone"> & { readonly part?: string | undefined };

/**
 * What stood when its incident was reset is an alarm no more, and guards nothing while it lasts: its zone is hatched and
 * counted until it is over, is an alarm again, or is told anew.
 */
export function hatchLeft(context: StepContext, about: About & Pick<Alarm, "stateAt">, forMs: number): void {
	const { type, source, zone, part, stateAt } = about;
	const { seq } = context.entry;
	const id = bypassOf(about);
	const device = deviceOf(source);
	const until = context.now + forMs;
	const more = device === undefined ? {} : { device };
	const value = { id, rev: seq, why: "still-active", zone, type, since: context.now, until, ...more } as const;
	context.put({ kind: "bypass", id, value });
	const left = { type, ...(part !== undefined && { part }), at: stateAt, seq };
	context.remember(memoryId(source), { left: { ...context.get("memory", memoryId(source))?.left, [id]: left } });
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
