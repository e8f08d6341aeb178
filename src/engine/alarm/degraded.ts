import type { Alarm } from "../../model/alarm.ts";
import { protectionLost } from "../../model/entries/protection-lost.ts";
import { protectionRestored } from "../../model/entries/protection-restored.ts";
import { keyOf } from "../kernel/state.ts";
import type { Work } from "../kernel/step-context.ts";
import { endBypass } from "../silence-budget/suppression.ts";

const RULE = "rules.weather";

/** Whether a detector in the zone has said that it does not see well, and has not taken it back. */
export function isDegraded(work: Work, zone: string): boolean {
	return detectorsIn(work, zone).length > 0;
}

/** The detectors in the zone that said so. */
export function detectorsIn(work: Work, zone: string): readonly string[] {
	return work.get("memory", memoryOf(zone))?.degraded ?? [];
}

/** The zones of a wall that see badly; enough of them are protection lost. */
export function degradedOn(work: Work, wall: string): readonly string[] {
	return (work.plan.walls.get(wall) ?? []).filter((zone) => isDegraded(work, zone));
}

export function isLost(work: Work, wall: string): boolean {
	return degradedOn(work, wall).length >= work.site.settings.weather.zones;
}

/** The alarm that a wall's protection is lost; the wall has no place of its own, it is shown where its first zone is. */
export function lossOf(work: Work, wall: string): Alarm | undefined {
	return work.alarmAbout(keyOf({ type: protectionLost.type, source: "hub", zone: homeOf(work, wall), part: wall }));
}

export function homeOf(work: Work, wall: string): string {
	return work.plan.walls.get(wall)?.[0] ?? "";
}

/** The incident that a zone's degradation belongs to, while protection of its whole wall is lost. */
export function lostWallOf(work: Work, zone: string): string | undefined {
	const wall = work.site.zones.get(zone)?.wall;
	const loss = wall === undefined ? undefined : lossOf(work, wall);
	return loss?.active ? loss.incident : undefined;
}

/**
 * A detector says that it does not see well: its zone is hatched, and enough zones of one wall are protection lost; also
 * when it says so again after the loss was reset.
 */
export function noteDegraded(work: Work, { source, zone, type }: Alarm): void {
	const known = detectorsIn(work, zone);
	if (!known.includes(source)) work.remember(memoryOf(zone), { degraded: [...known, source] });
	if (known.length === 0 && zone !== "") {
		const id = bypassOf(zone);
		const rev = work.entry.seq;
		work.put({ kind: "bypass", id, value: { id, rev, why: "degraded", zone, type, since: work.now } });
	}
	const wall = work.site.zones.get(zone)?.wall;
	if (wall === undefined || lossOf(work, wall)?.active || !isLost(work, wall)) return;
	work.because({ because: "derived", rule: RULE });
	work.derive(protectionLost, zone, { wall });
}

/** A detector says that it sees well again. */
export function noteRestored(work: Work, source: string, zone: string): void {
	const known = detectorsIn(work, zone);
	if (!known.includes(source)) return;
	const wall = work.site.zones.get(zone)?.wall;
	const wasLost = wall !== undefined && isLost(work, wall);
	work.remember(memoryOf(zone), { degraded: known.filter((other) => other !== source) });
	if (isDegraded(work, zone)) return;
	endBypass(work, bypassOf(zone));
	if (wasLost && !isLost(work, wall)) work.derive(protectionRestored, zone, { wall });
}

function memoryOf(zone: string): string {
	return `degraded|${zone}`;
}

function bypassOf(zone: string): string {
	return `degraded:${zone}`;
}
