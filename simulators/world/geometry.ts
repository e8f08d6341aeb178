import type { Point } from "../../src/model/site.ts";

export function distance(a: Point, b: Point): number {
	return Math.hypot(b[0] - a[0], b[1] - a[1]);
}

/** The point a share `t` (0 … 1) of the way from `a` to `b`. */
export function between(a: Point, b: Point, t: number): Point {
	return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
}

export function middle(outline: readonly Point[]): Point {
	const [x, y] = outline.reduce(([sx, sy], [px, py]) => [sx + px, sy + py], [0, 0]);
	return [x / outline.length, y / outline.length];
}

/** Whether the point lies inside the outline (even-odd rule). */
export function isInside([x, y]: Point, outline: readonly Point[]): boolean {
	let inside = false;
	for (const [[ax, ay], [bx, by]] of edges(outline)) {
		if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
	}
	return inside;
}

/** Whether the point lies inside the outline or at most `marginM` beside it. */
export function isNear(point: Point, outline: readonly Point[], marginM: number): boolean {
	return isInside(point, outline) || edges(outline).some(([a, b]) => distanceToSegment(point, a, b) <= marginM);
}

/** Where `p→q` cuts `a→b`, as shares of each, or undefined where they don't meet. */
export function cut(
	p: Point,
	q: Point,
	a: Point,
	b: Point,
): { readonly along: number; readonly across: number } | undefined {
	const [rx, ry] = [q[0] - p[0], q[1] - p[1]];
	const [sx, sy] = [b[0] - a[0], b[1] - a[1]];
	const d = rx * sy - ry * sx;
	if (d === 0) return undefined;
	const [wx, wy] = [a[0] - p[0], a[1] - p[1]];
	const along = (wx * sy - wy * sx) / d;
	const across = (wx * ry - wy * rx) / d;
	return along >= 0 && along < 1 && across >= 0 && across < 1 ? { along, across } : undefined;
}

/** Whether the straight line from `p` to `q` cuts the outline. */
export function isCut(p: Point, q: Point, outline: readonly Point[]): boolean {
	return edges(outline).some(([a, b]) => cut(p, q, a, b) !== undefined);
}

/** The unit vector square to `a→b`, on the side where `towards` lies. */
export function normal(a: Point, b: Point, towards: Point): Point {
	const length = distance(a, b);
	const n: Point = [-(b[1] - a[1]) / length, (b[0] - a[0]) / length];
	const side = (towards[0] - a[0]) * n[0] + (towards[1] - a[1]) * n[1];
	return side >= 0 ? n : [-n[0], -n[1]];
}

export function moved(point: Point, by: Point, metres: number): Point {
	return [point[0] + by[0] * metres, point[1] + by[1] * metres];
}

/** The compass direction from `a` to `b` in degrees: 0 north, 90 east. */
export function bearing(a: Point, b: Point): number {
	return ((Math.atan2(b[0] - a[0], b[1] - a[1]) * 180) / Math.PI + 360) % 360;
}

/** How far `to` is turned from `from`, −180 … 180 degrees, clockwise positive. */
export function turn(from: number, to: number): number {
	return ((to - from + 540) % 360) - 180;
}

/** The sides of an outline, the last back to the first. */
function edges(outline: readonly Point[]): (readonly [Point, Point])[] {
	return outline.map((from, i) => [from, outline[(i + 1) % outline.length] ?? from] as const);
}

function distanceToSegment(p: Point, a: Point, b: Point): number {
	const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
	const square = dx * dx + dy * dy;
	const t = square === 0 ? 0 : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / square));
	return distance(p, [a[0] + dx * t, a[1] + dy * t]);
}
