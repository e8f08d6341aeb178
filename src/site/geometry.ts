import type { Point } from "../model/site.ts";

/** Metres between two points. */
export function distance([ax, ay]: Point, [bx, by]: Point): number {
	return Math.hypot(bx - ax, by - ay);
}

/** The point a share `t` (0 … 1) of the way from `a` to `b`, to the centimetre. */
export function between([ax, ay]: Point, [bx, by]: Point, t: number): Point {
	return [round(ax + (bx - ax) * t), round(ay + (by - ay) * t)];
}

/** The point so many metres from `start` in a compass direction, to the centimetre. */
export function along([x, y]: Point, headingDeg: number, metres: number): Point {
	const angle = (headingDeg * Math.PI) / 180;
	return [round(x + Math.sin(angle) * metres), round(y + Math.cos(angle) * metres)];
}

/** The compass direction from `a` to `b` in whole degrees: 0 north, 90 east. */
export function heading([ax, ay]: Point, [bx, by]: Point): number {
	return (Math.round((Math.atan2(bx - ax, by - ay) * 180) / Math.PI) + 360) % 360;
}

/** The middle of an outline's corners. */
export function middle(outline: readonly Point[]): Point {
	const sum = outline.reduce<[number, number]>(([x, y], [px, py]) => [x + px, y + py], [0, 0]);
	return [round(sum[0] / outline.length), round(sum[1] / outline.length)];
}

/** The outline of a rectangle by its south-west corner and its size to the east and north. */
export function rectangle([x, y]: Point, [w, h]: Point): Point[] {
	return [
		[x, y],
		[x + w, y],
		[x + w, y + h],
		[x, y + h],
	];
}

function round(metres: number): number {
	return Math.round(metres * 100) / 100;
}
