import type { Kind } from "../../model/kind.ts";
import type { StepContext } from "./step-context.ts";

type Data = Readonly<Record<string, unknown>>;

/** A device has at most so many parts of one alarm type; what names more is counted in one alarm. */
const PARTS_AT_MOST = 32;

/** The part of an alarm that stands for all that a device names beyond those. */
export const OTHER_PARTS = "other-places";

/** No door, line or area has a longer name. */
const NAME_AT_MOST = 64;

/** The door, line, area, inner zone or guard that `data` names, by the fields that the kind's file names as its parts. */
export function partOf(data: Data, kind: Pick<Kind, "parts"> | undefined): string | undefined {
	for (const key of kind?.parts ?? []) {
		const value = data[key];
		if (typeof value === "string" || typeof value === "number") return String(value).slice(0, NAME_AT_MOST);
	}
	return undefined;
}

/** The same, as it stood in `data`, for an entry that speaks of the same part. */
export function partField(data: Data, kind: Pick<Kind, "parts">): Data {
	for (const key of kind.parts) if (data[key] !== undefined) return { [key]: data[key] };
	return {};
}

/** The part under which an alarm of this type stands: a new one of a device that has so many already is one of the others. */
export function boundedPart(
	context: StepContext,
	{ type, source, part }: { type: string; source: string; part: string | undefined },
): string | undefined {
	if (part === undefined) return undefined;
	let known = 0;
	for (const id of context.state.alarmsOf.get(source) ?? []) {
		const alarm = context.get("alarm", id);
		if (alarm?.type !== type || alarm.part === undefined) continue;
		if (alarm.part === part) return part;
		if (alarm.part !== OTHER_PARTS) known++;
	}
	return known >= PARTS_AT_MOST ? OTHER_PARTS : part;
}

/** The part under which something is remembered of a source: of no more parts than it could have alarms of two types. */
export function rememberedPart(context: StepContext, source: string, part: string | undefined): string | undefined {
	if (part === undefined) return undefined;
	const known = context.get("memory", source)?.parts ?? [];
	if (known.includes(part)) return part;
	if (known.length >= 2 * PARTS_AT_MOST) return OTHER_PARTS;
	context.remember(source, { parts: [...known, part] });
	return part;
}

/** A text in `data`, if it is one. */
export function textIn(data: Data, key: string): string | undefined {
	const value = data[key];
	return typeof value === "string" ? value : undefined;
}

/** A number in `data`, if it is one. */
export function numberIn(data: Data, key: string): number | undefined {
	const value = data[key];
	return typeof value === "number" ? value : undefined;
}
