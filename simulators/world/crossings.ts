import type { Point } from "../../src/model/site.ts";
import type { Compound, CompoundZone } from "../compound.ts";
import { between, cut, isNear, middle, normal } from "./geometry.ts";
import type { Body } from "./walk.ts";

const GATE_MARGIN_M = 0.5;

/** A body passes over a wall's line. */
export interface Crossing {
	readonly at: number;
	readonly body: Body;
	readonly point: Point;
	readonly direction: "in" | "out";
}

interface WallLine {
	readonly zone: string;
	readonly a: Point;
	readonly b: Point;
	readonly inwards: Point;
}

/** Finds where walks cross the walls. Who passes through a gate crosses none: beams end at its posts. */
export function wallsOf({ zones, outline }: Compound): (body: Body) => (Crossing & { readonly zone: string })[] {
	const gates = zones.filter(({ sort }) => sort === "gate");
	const lines = zones.flatMap((zone) => lineOf(zone, middle(outline)));
	return (body) =>
		body.walk.legs.flatMap((leg) =>
			lines.flatMap(({ zone, a, b, inwards }) => {
				const met = cut(leg.from, leg.to, a, b);
				if (!met) return [];
				const point = between(leg.from, leg.to, met.along);
				if (gates.some(({ shape }) => isNear(point, shape, GATE_MARGIN_M))) return [];
				const at = Math.round(leg.startAt + met.along * (leg.endAt - leg.startAt));
				const towards = (leg.to[0] - leg.from[0]) * inwards[0] + (leg.to[1] - leg.from[1]) * inwards[1];
				return [{ zone, at, body, point, direction: towards >= 0 ? ("in" as const) : ("out" as const) }];
			}),
		);
}

/** A wall zone's line and its inner side; nothing for a zone that is no wall. */
export function lineOf({ id, wall, shape }: CompoundZone, inside: Point): WallLine[] {
	const [a, b] = shape;
	return wall !== undefined && a && b ? [{ zone: id, a, b, inwards: normal(a, b, inside) }] : [];
}
