import type { Point } from "../../src/model/site.ts";
import type { Compound } from "../compound.ts";
import { bearing, distance, middle, moved } from "./geometry.ts";

const STREET_M = 8;

/** A gate's middle, and a point in the street before it. */
export interface Gate {
	readonly inner: Point;
	readonly street: Point;
}

/** The gates of the compound, each with its street straight away from the compound through the nearest wall. */
export function gatesOf({ zones, outline }: Compound): Gate[] {
	const walls = zones.filter(({ wall }) => wall !== undefined);
	return zones
		.filter(({ sort }) => sort === "gate")
		.map(({ shape }) => {
			const inner = middle(shape);
			const nearest = walls
				.map(({ shape: [a = inner, b = inner] }) => footOf(inner, a, b))
				.sort((p, q) => distance(inner, p) - distance(inner, q))[0];
			const foot = nearest ?? middle(outline);
			const radians = (bearing(inner, foot) * Math.PI) / 180;
			return { inner, street: moved(foot, [Math.sin(radians), Math.cos(radians)], STREET_M) };
		});
}

/** The gate that is nearer to `point`. */
export function nearestGate(gates: readonly Gate[], point: Point): Gate | undefined {
	return gates.toSorted((a, b) => distance(a.inner, point) - distance(b.inner, point))[0];
}

/** The point of `a→b` nearest to `p`. */
function footOf(p: Point, a: Point, b: Point): Point {
	const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
	const t = ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy || 1);
	const clamped = Math.min(1, Math.max(0, t));
	return [a[0] + dx * clamped, a[1] + dy * clamped];
}
