import type { Alarm } from "../../model/alarm.ts";
import { protectionLost } from "../../model/entries/protection-lost.ts";
import { protectionRestored } from "../../model/entries/protection-restored.ts";
import { deviceOf } from "../../model/entry.ts";
import { keyOf } from "../kernel/state.ts";
import type { StepContext } from "../kernel/step-context.ts";
import { endBypass } from "../silence-budget/suppression.ts";

const RULE = "rules.weather";

/** Whether a detector in the zone has said that it does not see well, and has not taken it back. */
export function isDegraded(context: StepContext, zone: string): boolean {
	return detectorsIn(context, zone).length > 0;
}

/** The detectors in the zone that said so. */
export function detectorsIn(context: StepContext, zone: string): readonly string[] {
	return context.get("memory", memoryOf(zone))?.degraded ?? [];
}

/** The zones of a wall that see badly; enough of them are protection lost. */
export function degradedOn(context: StepContext, wall: string): readonly string[] {
	return (context.siteIndex.walls.get(wall) ?? []).filter((zone) => isDegraded(context, zone));
}

export function isLost(context: StepContext, wall: string): boolean {
	return degradedOn(context, wall).length >= context.site.settings.weather.zones;
}

/** The alarm that a wall's protection is lost. */
export function lossOf(context: StepContext, wall: string): Alarm | undefined {
	return alarmOfWall(context, protectionLost.type, wall);
}

/** The alarm about a whole wall; the wall has no place of its own, it is shown where its first zone is. */
export function alarmOfWall(context: StepContext, type: string, wall: string): Alarm | undefined {
	return context.alarmAbout(keyOf({ type, source: "hub", zone: homeOf(context, wall), part: wall }));
}

export function homeOf(context: StepContext, wall: string): string {
	return context.siteIndex.walls.get(wall)?.[0] ?? "";
}

/** The incident that a zone's degradation belongs to, while protection of its whole wall is lost. */
export function lostWallOf(context: StepContext, zone: string): string | undefined {
	const wall = context.site.zones.get(zone)?.wall;
	const loss = wall === undefined ? undefined : lossOf(context, wall);
	return loss?.active ? loss.incident : undefined;
}

/**
 * A detector says that it does not see well: its zone is hatched, and enough zones of one wall are protection lost; also
 * when it says so again after the loss was reset.
 */
export function noteDegraded(context: StepContext, { source, zone, type }: Alarm): void {
	const known = detectorsIn(context, zone);
	if (!known.includes(source)) context.remember(memoryOf(zone), { degraded: [...known, source] });
	if (known.length === 0 && zone !== "") {
		const id = bypassOf(zone);
		const rev = context.entry.seq;
		context.put({ kind: "bypass", id, value: { id, rev, why: "degraded", zone, type, since: context.now } });
	}
	const wall = context.site.zones.get(zone)?.wall;
	if (wall === undefined || lossOf(context, wall)?.active || !isLost(context, wall)) return;
	context.because({ because: "derived", rule: RULE });
	context.derive(protectionLost, zone, { wall });
}

/** A detector says that it sees well again. */
export function noteRestored(context: StepContext, source: string, zone: string): void {
	const known = detectorsIn(context, zone);
	if (!known.includes(source)) return;
	const wall = context.site.zones.get(zone)?.wall;
	const wasLost = wall !== undefined && isLost(context, wall);
	context.remember(memoryOf(zone), { degraded: known.filter((other) => other !== source) });
	if (isDegraded(context, zone)) return;
	endBypass(context, bypassOf(zone));
	if (wasLost && !isLost(context, wall)) context.derive(protectionRestored, zone, { wall });
}

/** What a detector said that the site has no more, or has elsewhere, is true of its zone no longer. */
export function forgetGone(context: StepContext): void {
	const hatched = [...context.state.bypass.values()].filter(({ why }) => why === "degraded");
	for (const zone of hatched.map((bypass) => bypass.zone).sort()) {
		for (const source of detectorsIn(context, zone)) {
			if (context.site.devices.get(deviceOf(source) ?? "")?.zone !== zone) noteRestored(context, source, zone);
		}
	}
}

function memoryOf(zone: string): string {
	return `degraded|${zone}`;
}

function bypassOf(zone: string): string {
	return `degraded:${zone}`;
}
