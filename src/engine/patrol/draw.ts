import { MINUTE_MS, type PatrolRoute, type RouteStop } from "../../model/patrol.ts";
import { chanceOf } from "./chance.ts";

/** What a draw goes by. */
export interface Draw {
	/** How much more often a checkpoint is due than others; 1 where nothing speaks for it. */
	weightOf(checkpoint: string): number;
	/** The least time on foot between two checkpoints, ms. */
	leastMs(from: string, to: string): number;
}

/**
 * The stops of one round of a route. A random one is drawn by the seed, the same for the same seed: into the times of the
 * route, one after the other, one of those whom nobody has to run to; the more often the more weight it has. Where all are
 * too far, the nearest comes when it can be reached.
 */
export function drawStops(route: PatrolRoute, seed: string, { weightOf, leastMs }: Draw): readonly RouteStop[] {
	if (route.order !== "random") return [...route.stops].sort((a, b) => a.afterMinutes - b.afterMinutes);
	const chance = chanceOf(seed);
	const times = route.stops.map(({ afterMinutes }) => afterMinutes).sort((a, b) => a - b);
	const slots = spread(times, route.draws ?? route.stops.length);
	const left = [...route.stops];
	const drawn: RouteStop[] = [];
	for (const slot of slots) {
		const before = drawn.at(-1);
		const least = ({ checkpoint }: RouteStop) => (before ? leastMs(before.checkpoint, checkpoint) / MINUTE_MS : 0);
		const from = before?.afterMinutes ?? 0;
		const near = left.filter((stop) => from + least(stop) <= slot);
		const nearest = [...left].sort((a, b) => least(a) - least(b)).slice(0, 1);
		const next = picked(near.length > 0 ? near : nearest, weightOf, chance());
		if (!next) break;
		left.splice(left.indexOf(next), 1);
		drawn.push({ ...next, afterMinutes: Math.max(slot, Math.ceil((from + least(next)) * 10) / 10) });
	}
	return drawn;
}

/** So many of the times, as far apart as they go: a round of fewer stops has time to rest. */
function spread(times: readonly number[], count: number): readonly number[] {
	if (count >= times.length) return times;
	if (count === 1) return times.slice(0, 1);
	return Array.from({ length: count }, (_, i) => times[Math.round((i * (times.length - 1)) / (count - 1))] ?? 0);
}

function picked(from: readonly RouteStop[], weightOf: Draw["weightOf"], chance: number): RouteStop | undefined {
	const all = from.reduce((sum, { checkpoint }) => sum + weightOf(checkpoint), 0);
	let at = chance * all;
	for (const stop of from) {
		at -= weightOf(stop.checkpoint);
		if (at < 0) return stop;
	}
	return from.at(-1);
}
