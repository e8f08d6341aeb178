import type { Point, Site } from "./site.ts";

/** What a person walks, m/s (CONTRACT, *Patrol*). */
const WALKING_MPS = 1.4;

/** The walls that a way goes around. */
export type Walls = readonly (readonly Point[])[];

/** Corners are gone around with this between, m: a way along a wall is no way through it. */
const CLEAR_M = 0.2;

const known = new WeakMap<Walls, Map<string, number>>();

/**
 * The shortest way on foot from one place of the plan to another around its buildings, m: nobody outdoors takes less. Where
 * there is none (a place within walls), the straight line. Worked out once for each pair of a site.
 */
function wayM(walls: Walls, from: Point, to: Point): number {
	const ways = known.get(walls) ?? new Map<string, number>();
	known.set(walls, ways);
	const key = from < to ? `${from} ${to}` : `${to} ${from}`;
	const way = ways.get(key) ?? shortest(walls, from, to);
	ways.set(key, way);
	return way;
}

/** The walls that a site's ways go around; the same ones each time, so that a way is worked out once. */
export function wallsOf({ buildings }: Pick<Site, "buildings">): Walls {
	const before = wallsBySite.get(buildings);
	if (before) return before;
	const walls = buildings.map(({ outline }) => outline);
	wallsBySite.set(buildings, walls);
	return walls;
}

const wallsBySite = new WeakMap<Site["buildings"], Walls>();

/** The least time that it takes a person, ms. */
export function leastWalkMs(walls: Walls, from: Point, to: Point): number {
	return (wayM(walls, from, to) / WALKING_MPS) * 1_000;
}

function shortest(walls: Walls, from: Point, to: Point): number {
	if (isFree(walls, from, to)) return distanceM(from, to);
	const points = [from, to, ...walls.flatMap(cornersOf)];
	const far = points.map((_, i) => (i === 0 ? 0 : Number.POSITIVE_INFINITY));
	// What is left as the crow flies: with it the search goes towards the end, and no way is shorter (A*).
	const left = points.map((point) => distanceM(point, to));
	const open = new Set(points.keys());
	const wholeOf = (i: number) => (far[i] ?? Number.POSITIVE_INFINITY) + (left[i] ?? 0);
	for (;;) {
		const at = [...open].reduce((best, i) => (best === -1 || wholeOf(i) < wholeOf(best) ? i : best), -1);
		const here = points[at];
		const so = far[at] ?? Number.POSITIVE_INFINITY;
		if (!here || so === Number.POSITIVE_INFINITY) return distanceM(from, to);
		if (at === 1) return so;
		open.delete(at);
		for (const next of open) {
			const there = points[next];
			if (!there) continue;
			const way = so + distanceM(here, there);
			if (way + (left[next] ?? 0) >= wholeOf(1)) continue;
			if (way < (far[next] ?? 0) && isFree(walls, here, there)) far[next] = way;
		}
	}
}

/** The corners of an outline, a little outside it. */
function cornersOf(outline: readonly Point[]): Point[] {
	const [cx, cy] = outline.reduce(([x, y], [px, py]) => [x + px / outline.length, y + py / outline.length], [0, 0]);
	return outline.map(([x, y]) => [x + Math.sign(x - cx) * CLEAR_M, y + Math.sign(y - cy) * CLEAR_M]);
}

/** Whether the straight way goes through no building; one that begins or ends at a wall touches it only. */
function isFree(walls: Walls, a: Point, b: Point): boolean {
	const length = distanceM(a, b);
	if (length < 3 * CLEAR_M) return true;
	const short = (p: Point, q: Point): Point => {
		const t = CLEAR_M / length;
		return [p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t];
	};
	const [p, q] = [short(a, b), short(b, a)];
	const middle: Point = [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2];
	return !walls.some((outline) => isNear(p, q, outline) && (crosses(p, q, outline) || isInside(middle, outline)));
}

interface Box {
	readonly from: Point;
	readonly to: Point;
}

const boxes = new WeakMap<readonly Point[], Box>();

/** False for most buildings of most ways, at a hundredth of the cost of the exact answer. */
function isNear(p: Point, q: Point, outline: readonly Point[]): boolean {
	const { from, to } = boxes.get(outline) ?? boxOf(outline);
	return (
		Math.max(p[0], q[0]) >= from[0] &&
		Math.min(p[0], q[0]) <= to[0] &&
		Math.max(p[1], q[1]) >= from[1] &&
		Math.min(p[1], q[1]) <= to[1]
	);
}

function boxOf(outline: readonly Point[]): Box {
	const [xs, ys] = [outline.map(([x]) => x), outline.map(([, y]) => y)];
	const box: Box = { from: [Math.min(...xs), Math.min(...ys)], to: [Math.max(...xs), Math.max(...ys)] };
	boxes.set(outline, box);
	return box;
}

function crosses(p: Point, q: Point, outline: readonly Point[]): boolean {
	return outline.some((a, i) => {
		const b = outline[(i + 1) % outline.length] ?? a;
		return side(p, q, a) * side(p, q, b) < 0 && side(a, b, p) * side(a, b, q) < 0;
	});
}

function isInside([x, y]: Point, outline: readonly Point[]): boolean {
	let inside = false;
	outline.forEach((a, i) => {
		const b = outline[(i + 1) % outline.length] ?? a;
		if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
	});
	return inside;
}

function side(a: Point, b: Point, p: Point): number {
	return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
}

function distanceM(a: Point, b: Point): number {
	return Math.hypot(b[0] - a[0], b[1] - a[1]);
}
