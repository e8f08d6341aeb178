import type { Alarm } from "../../model/alarm.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { endBypass } from "./suppression.ts";

/** The alarm has rung five times in an episode: its zone is unguarded on the plan. */
export function beginChatter(context: StepContext, { id, incident, zone, type }: Alarm): void {
	context.because({ because: "chattering-began", alarm: id, incident, rule: "settings.silence" });
	if (zone === "") return;
	const known = context.get("memory", memoryOf(zone))?.chattering ?? [];
	if (!known.includes(id)) context.remember(memoryOf(zone), { chattering: [...known, id] });
	const bypass = bypassIn(zone);
	if (context.get("bypass", bypass)) return;
	const value = { id: bypass, rev: context.entry.seq, why: "chattering", zone, type, since: context.now } as const;
	context.put({ kind: "bypass", id: bypass, value });
}

/** The alarm chatters no more; when nothing in its zone does, that guards again. */
export function endChatter(context: StepContext, { id, zone }: Pick<Alarm, "id" | "zone">): void {
	const known = context.get("memory", memoryOf(zone))?.chattering;
	if (!known?.includes(id)) return;
	const left = known.filter((one) => one !== id);
	context.remember(memoryOf(zone), { chattering: left });
	if (left.length === 0) endBypass(context, bypassIn(zone));
}

/** The bypass of a zone in which something chatters. */
function bypassIn(zone: string): string {
	return `chattering:${zone}`;
}

function memoryOf(zone: string): string {
	return `chatter|${zone}`;
}
