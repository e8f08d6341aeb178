import type { Point } from "../../src/model/site.ts";
import { between, distance } from "./geometry.ts";

interface Leg {
	readonly from: Point;
	readonly to: Point;
	readonly startAt: number;
	readonly endAt: number;
}

/** A way through the compound in time. It never changes once made; who goes on takes another walk. */
export interface Walk {
	readonly legs: readonly Leg[];
	readonly startAt: number;
	readonly endAt: number;
}

export type BodySort = "person" | "cat" | "vehicle";

/** Someone or something on the plan, from the walk's start to its end. */
export interface Body {
	readonly id: string;
	readonly sort: BodySort;
	/** From the ground, or from the top of the wall it climbs, to its highest point. */
	readonly heightM: number;
	readonly walk: Walk;
	/** Where it rests, it hides. */
	readonly hides?: true;
}

/** A walk along `points` that starts at `startAt`; `pace` in m/s. A repeated point is a pause of one second. */
export function walkAlong(points: readonly Point[], startAt: number, pace: number): Walk {
	const legs: Leg[] = [];
	let at = startAt;
	for (let i = 1; i < points.length; i++) {
		const from = points[i - 1];
		const to = points[i];
		if (!from || !to) continue;
		const endAt = at + (distance(from, to) / pace || 1) * 1_000;
		legs.push({ from, to, startAt: at, endAt });
		at = endAt;
	}
	return { legs, startAt, endAt: at };
}

/** Where the walk is at `at`, or undefined before and after it. */
export function placeAt(walk: Walk, at: number): Point | undefined {
	if (at < walk.startAt || at >= walk.endAt) return undefined;
	for (const { from, to, startAt, endAt } of walk.legs) {
		if (at < endAt) return between(from, to, (at - startAt) / (endAt - startAt));
	}
	return undefined;
}
