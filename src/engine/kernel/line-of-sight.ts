import type { Point, Site, SiteDevice } from "../../model/site.ts";

/** Someone with a camera's eyes: where it hangs, what it covers. */
export interface Eye {
	readonly device: string;
	/** How much of the zone it covers, 0 … 1. */
	readonly covers: number;
	/** From it to the zone's middle, m. */
	readonly far: number;
}

/** So much of a zone is more than the corner where it meets the next: what happens there is in view. Our own setting. */
export const IN_VIEW = 0.25;

/** A zone's line or outline is looked at in so many points a side. */
const POINTS_A_SIDE = 4;

const known = new WeakMap<Site, Map<string, readonly Eye[]>>();

/**
 * The devices that take pictures and have the zone in view: its own first, then the one that covers most, then the nearest. Worked
 * out once for each zone: from where each hangs, its direction, field of view and reach, and the buildings between.
 */
export function eyesOn(site: Site, zone: string): readonly Eye[] {
	const zones = known.get(site) ?? new Map<string, readonly Eye[]>();
	known.set(site, zones);
	const eyes = zones.get(zone) ?? lookFor(site, zone);
	zones.set(zone, eyes);
	return eyes;
}

/** Whether the device takes pictures when asked. */
export function takesPictures(site: Site, { kind }: SiteDevice): boolean {
	return site.kinds.get(kind)?.commands.snapshot !== undefined;
}

const views = new WeakMap<Site, Map<string, readonly string[]>>();

/** The zones that a device which takes pictures has in view, its own first; worked out once for each. */
export function viewOf(site: Site, device: SiteDevice): readonly string[] {
	const known = views.get(site) ?? new Map<string, readonly string[]>();
	views.set(site, known);
	const zones = known.get(device.id) ?? lookFrom(site, device);
	known.set(device.id, zones);
	return zones;
}

function lookFrom(site: Site, device: SiteDevice): readonly string[] {
	if (!takesPictures(site, device)) return [];
	const others = [...site.zones.keys()].filter((id) => id !== device.zone);
	return [device.zone, ...others.filter((id) => shareSeen(site, device, id) >= IN_VIEW)];
}

function shareSeen(site: Site, device: SiteDevice, zone: string): number {
	const points = pointsOf(site, zone);
	if (points.length === 0) return 0;
	return points.filter((point) => sees(site, device, point)).length / points.length;
}

function lookFor(site: Site, zone: string): readonly Eye[] {
	const points = pointsOf(site, zone);
	if (points.length === 0) return [];
	const centre = middle(points);
	const eyes: Eye[] = [];
	for (const device of site.devices.values()) {
		if (!takesPictures(site, device)) continue;
		const seen = points.filter((point) => sees(site, device, point)).length;
		if (seen === 0 && device.zone !== zone) continue;
		eyes.push({ device: device.id, covers: seen / points.length, far: distance(device.place.at, centre) });
	}
	const home = ({ device }: Eye) => (site.devices.get(device)?.zone === zone ? 0 : 1);
	return eyes.sort(
		(a, b) => home(a) - home(b) || b.covers - a.covers || a.far - b.far || (a.device < b.device ? -1 : 1),
	);
}

const along = new WeakMap<Site, Map<string, readonly (readonly string[])[]>>();
/** A way is looked at every so many metres. */
const STEP_M = 5;

/** Along a straight way, every few metres: the devices that take pictures and see it there. Worked out once for each way. */
export function seenAlong(site: Site, from: Point, to: Point): readonly (readonly string[])[] {
	const known = along.get(site) ?? new Map<string, readonly (readonly string[])[]>();
	along.set(site, known);
	const way = from < to ? `${from} ${to}` : `${to} ${from}`;
	const seen = known.get(way) ?? lookAlong(site, from, to);
	known.set(way, seen);
	return seen;
}

function lookAlong(site: Site, from: Point, to: Point): readonly (readonly string[])[] {
	const steps = Math.max(1, Math.ceil(distance(from, to) / STEP_M));
	const eyes = [...site.devices.values()].filter((device) => takesPictures(site, device));
	return Array.from({ length: steps + 1 }, (_, n) => {
		const point = between(from, to, n / steps);
		return eyes.filter((device) => sees(site, device, point)).map(({ id }) => id);
	});
}

/** The points by which a zone is looked at: along a wall's line, on and within an outline; a stairwell's is its door. */
function pointsOf({ zones, buildings }: Site, id: string): readonly Point[] {
	const door = buildings.flatMap(({ stairwells }) => stairwells).find(({ zone }) => zone === id);
	if (door) return [door.at];
	const shape = zones.get(id)?.shape ?? [];
	const [first, second] = shape;
	if (!first || !second) return first ? [first] : [];
	const sides =
		shape.length === 2 ? [[first, second] as const] : shape.map((a, i) => [a, shape[i + 1] ?? first] as const);
	const edge = sides.flatMap(([a, b]) =>
		Array.from({ length: POINTS_A_SIDE + 1 }, (_, n) => between(a, b, n / POINTS_A_SIDE)),
	);
	const centre = middle(shape);
	return shape.length === 2 ? edge : [centre, ...edge, ...edge.map((point) => between(point, centre, 0.5))];
}

function sees({ buildings }: Site, { place }: SiteDevice, point: Point): boolean {
	const { at, facingDeg = 0, fieldOfViewDeg = 360, reachM = 0 } = place;
	if (distance(at, point) > reachM) return false;
	const bearing = (Math.atan2(point[0] - at[0], point[1] - at[1]) * 180) / Math.PI;
	const off = ((((bearing - facingDeg + 540) % 360) + 360) % 360) - 180;
	// The edge of a wall camera's view is the wall itself.
	if (Math.abs(off) > fieldOfViewDeg / 2 + 2) return false;
	// A door is on its building's outline: what stands just before it is what counts.
	const before = between(at, point, 0.99);
	return !buildings.some(({ outline }) => isCut(at, before, outline));
}

function isCut(p: Point, q: Point, outline: readonly Point[]): boolean {
	return outline.some((a, i) => {
		const b = outline[(i + 1) % outline.length] ?? a;
		return side(p, q, a) * side(p, q, b) < 0 && side(a, b, p) * side(a, b, q) < 0;
	});
}

function side(a: Point, b: Point, p: Point): number {
	return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
}

function between(a: Point, b: Point, t: number): Point {
	return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
}

function middle(points: readonly Point[]): Point {
	const [x, y] = points.reduce(([sx, sy], [px, py]) => [sx + px, sy + py], [0, 0]);
	return [x / points.length, y / points.length];
}

function distance(a: Point, b: Point): number {
	return Math.hypot(b[0] - a[0], b[1] - a[1]);
}
