import type { Alarm } from "../../model/alarm.ts";
import type { Work } from "../kernel/step-context.ts";
import { endBypass } from "./suppression.ts";

/** The alarm has rung five times in an episode: its zone is unguarded on the plan. */
export function beginChatter(work: Work, { id, incident, zone, type }: Alarm): void {
	work.because({ because: "chattering-began", alarm: id, incident, rule: "settings.silence" });
	if (zone === "") return;
	const known = work.get("memory", memoryOf(zone))?.chattering ?? [];
	if (!known.includes(id)) work.remember(memoryOf(zone), { chattering: [...known, id] });
	const bypass = bypassIn(zone);
	if (work.get("bypass", bypass)) return;
	const value = { id: bypass, rev: work.entry.seq, why: "chattering", zone, type, since: work.now } as const;
	work.put({ kind: "bypass", id: bypass, value });
}

/** The alarm chatters no more; when nothing in its zone does, that guards again. */
export function endChatter(work: Work, { id, zone }: Pick<Alarm, "id" | "zone">): void {
	const known = work.get("memory", memoryOf(zone))?.chattering;
	if (!known?.includes(id)) return;
	const left = known.filter((one) => one !== id);
	work.remember(memoryOf(zone), { chattering: left });
	if (left.length === 0) endBypass(work, bypassIn(zone));
}

/** The bypass of a zone in which something chatters. */
function bypassIn(zone: string): string {
	return `chattering:${zone}`;
}

function memoryOf(zone: string): string {
	return `chatter|${zone}`;
}
