import { expect, test } from "vitest";
import type { Point, Zone } from "../../src/model/site.ts";
import { distance } from "../../src/site/geometry.ts";
import { readSite } from "../../src/site/read.ts";

const site = await readSite("config/jingxin-garden.yaml");
const zones = [...site.zones.values()];
const walls = zones.filter(({ sort }) => sort === "wall");

interface Box {
	readonly name: string;
	readonly west: number;
	readonly east: number;
	readonly south: number;
	readonly north: number;
}

function boxOf(name: string, outline: readonly Point[]): Box {
	const xs = outline.map(([x]) => x);
	const ys = outline.map(([, y]) => y);
	return { name, west: Math.min(...xs), east: Math.max(...xs), south: Math.min(...ys), north: Math.max(...ys) };
}

function overlaps(a: Box, b: Box): boolean {
	return a.west < b.east && b.west < a.east && a.south < b.north && b.south < a.north;
}

const plot = boxOf("plot", site.outline);
const buildings = site.buildings.map(({ id, outline }) => boxOf(id, outline));
const inside = ([x, y]: Point) => x >= plot.west && x <= plot.east && y >= plot.south && y <= plot.north;

/** The pairs of which one stands in the other. */
function clashes(things: readonly Box[], others: readonly Box[]): string[] {
	return things.flatMap((a) => others.filter((b) => a !== b && overlaps(a, b)).map((b) => `${a.name} and ${b.name}`));
}

test("the plot measures 37,430 square metres", () => {
	expect(Math.abs((plot.east - plot.west) * (plot.north - plot.south) - 37_430)).toBeLessThan(30);
});

test("no two buildings stand in each other, and a fire engine gets between any two and along the walls", () => {
	const withYard = buildings.map((box) => ({ ...box, west: box.west - 2.9, north: box.north + 2.9 }));
	expect(clashes(buildings, buildings)).toEqual([]);
	expect(clashes(withYard, withYard)).toEqual([]);
	for (const { west, east, south, north } of buildings) {
		expect(Math.min(west, plot.east - east, south, plot.north - north)).toBeGreaterThanOrEqual(9);
	}
});

test("roads, lawns, sheds and offices leave the buildings free", () => {
	const landmarks = site.landmarks.map(({ words, outline }) => boxOf(words.en, outline));
	expect(clashes(landmarks, buildings)).toEqual([]);
});

test("no road lies on another, so that a plan drawn in glass shows them evenly", () => {
	const roads = site.landmarks.filter(({ sort }) => sort === "road");
	const boxes = roads.map(({ words, outline }) => boxOf(words.en, outline));
	expect(clashes(boxes, boxes)).toEqual([]);
});

test("everything that is placed is on the plot, gates, rooms and squares outside the buildings", () => {
	for (const { id, place } of site.devices.values()) expect(inside(place.at), id).toBe(true);
	for (const { id, shape } of zones) expect(shape.every(inside), id).toBe(true);
	const open = zones.filter(({ sort }) => sort !== "wall" && sort !== "stairwell");
	expect(
		clashes(
			open.map(({ id, shape }) => boxOf(id, shape)),
			buildings,
		),
	).toEqual([]);
});

test("a stairwell lies in its building, its door on the building's edge", () => {
	for (const { id, outline, stairwells } of site.buildings) {
		const house = boxOf(id, outline);
		for (const { zone, at } of stairwells) {
			const slice = boxOf(zone, site.zones.get(zone)?.shape ?? []);
			expect([slice.west >= house.west, slice.east <= house.east, slice.north === house.north]).toEqual([
				true,
				true,
				true,
			]);
			expect(at[1]).toBe(house.north);
			expect(at[0] > slice.west && at[0] < slice.east).toBe(true);
		}
	}
});

test("four zones a wall go once around the plot, none longer than the 70 m that GB/T 21741 allows", () => {
	expect(walls.map(({ id }) => id)).toEqual(
		["north", "east", "south", "west"].flatMap((wall) => [1, 2, 3, 4].map((n) => `${wall}-${n}`)),
	);
	const lengths = walls.map(({ shape: [a = [0, 0], b = [0, 0]] }) => distance(a, b));
	expect(Math.max(...lengths)).toBeLessThanOrEqual(70);
	expect(lengths.reduce((sum, length) => sum + length, 0)).toBeCloseTo(2 * (194 + 193), 1);
});

test("each beam zone has its detector and its camera, and two neighbours on the wall", () => {
	for (const { id, neighbours } of walls) {
		expect(site.devices.get(`beam-${id}`)?.zone).toBe(id);
		expect(site.devices.get(`cam-${id}`)?.zone).toBe(id);
		expect(
			neighbours.filter((one) => site.zones.get(one)?.sort === "wall"),
			id,
		).toHaveLength(2);
	}
	expect(site.zones.get("north-4")?.neighbours).toContain("east-1");
});

test("a wall's camera looks along the inside of its zone: the far end stands at the edge of its view", () => {
	for (const {
		id,
		shape: [, end = [0, 0]],
	} of walls) {
		const { at, facingDeg = 0, fieldOfViewDeg = 0 } = site.devices.get(`cam-${id}`)?.place ?? expect.fail(id);
		const bearing = (Math.atan2(end[0] - at[0], end[1] - at[1]) * 180) / Math.PI;
		const off = Math.abs(((bearing - facingDeg + 540) % 360) - 180);
		expect(off, id).toBeLessThan(fieldOfViewDeg / 2 + 2);
	}
});

test("neighbourhood is mutual, and nothing is its own neighbour", () => {
	for (const { id, neighbours } of zones) {
		expect(neighbours).not.toContain(id);
		for (const other of neighbours) expect(site.zones.get(other)?.neighbours).toContain(id);
	}
});

test("no zone is cut off from the rest", () => {
	const reached = new Set<string>();
	const waiting: Zone[] = zones.slice(0, 1);
	for (let zone = waiting.pop(); zone; zone = waiting.pop()) {
		if (reached.has(zone.id)) continue;
		reached.add(zone.id);
		waiting.push(...zone.neighbours.flatMap((id) => site.zones.get(id) ?? []));
	}
	expect(zones.filter(({ id }) => !reached.has(id)).map(({ id }) => id)).toEqual([]);
});
