import type { Accepted } from "../../../src/engine/kernel/decision.ts";
import type { PatrolPlan, PatrolRoute } from "../../../src/model/patrol.ts";
import type { Site } from "../../../src/model/site.ts";
import { LANE, NIGHTLY, PatrolNight, patrolled } from "./patrol-night.ts";

/**
 * The garden with the checkpoints of these patrols as its only devices: what the patrol judges is the same, and nothing else
 * is watched. Make it once: the ways between its checkpoints are worked out anew for each site.
 */
export function smallSite(routes: readonly PatrolRoute[] = [LANE], plans: readonly PatrolPlan[] = [NIGHTLY]): Site {
	const site = patrolled(routes, plans);
	const stops = new Set(routes.flatMap((route) => route.stops.map(({ checkpoint }) => checkpoint)));
	const devices = new Map([...site.devices].filter(([id]) => stops.has(id)));
	return { ...site, devices, gateways: new Map(), feeds: new Map() };
}

/** A night with two guards on patrol in it. */
export function smallNight(): PatrolNight {
	return new PatrolNight(smallSite());
}

/**
 * An engine of which no timers run but the patrol's. An alarm that nobody takes is told on every minute until the morning,
 * which makes thousands of entries of a night and has nothing to do with how rounds are judged.
 */
export function patrolTimersOnly(said: Accepted): Accepted {
	const changes = said.changes.filter(({ kind, id }) => kind !== "timer" || /^(?:rnd-|patrol\.)/.test(id));
	return { ...said, changes };
}
