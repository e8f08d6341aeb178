import type { Point } from "../../src/model/site.ts";
import type { Compound } from "../compound.ts";
import { between, distance, isNear } from "../world/geometry.ts";
import type { Colour } from "./canvas.ts";
import { WALL_M } from "./shot.ts";

/** Something upright: a wall's line or one side of a house. */
export interface Upright {
	readonly a: Point;
	readonly b: Point;
	readonly lengthM: number;
	readonly heightM: number;
	readonly sort: "wall" | "house";
	/** Metres from `a` where a gate leaves the wall open. */
	readonly gaps: readonly (readonly [number, number])[];
	readonly seed: number;
}

/** What of the compound never moves, as a picture needs it. */
export interface Scene {
	readonly uprights: readonly Upright[];
	/** What the ground is like at a point. */
	ground(x: number, y: number): Colour;
}

const FLOOR_M = 2.9;
const CELL_M = 0.5;
const AROUND_M = 40;
const STEP_M = 0.25;
const GATE_MARGIN_M = 0.4;

const OUTSIDE: Colour = [88, 88, 90];
const PAVED: Colour = [138, 134, 126];
const GROUNDS: Readonly<Record<string, Colour>> = {
	road: [92, 93, 96],
	square: [164, 156, 142],
	green: [86, 112, 62],
	parking: [110, 110, 112],
	playground: [152, 104, 84],
	shed: [122, 120, 118],
	office: [150, 140, 128],
};

const known = new WeakMap<Compound, Scene>();

/** The compound's scene, worked out once. */
export function sceneOf(compound: Compound): Scene {
	const scene = known.get(compound) ?? build(compound);
	known.set(compound, scene);
	return scene;
}

function build({ zones, buildings, outline, landmarks }: Compound): Scene {
	const gates = zones.filter(({ sort }) => sort === "gate");
	const walls = zones.flatMap(({ wall, shape: [a, b] }, n) => {
		if (wall === undefined || !a || !b) return [];
		return [upright(a, b, { heightM: WALL_M, sort: "wall", seed: n, gaps: gapsOf(a, b, gates) })];
	});
	const houses = buildings.flatMap(({ outline: corners, floors }, n) =>
		corners.map((a, i) => {
			const b = corners[(i + 1) % corners.length] ?? a;
			return upright(a, b, { heightM: floors * FLOOR_M + 0.8, sort: "house", seed: n * 8 + i, gaps: [] });
		}),
	);
	return { uprights: [...walls, ...houses], ground: groundOf(outline, landmarks) };
}

function upright(a: Point, b: Point, more: Pick<Upright, "heightM" | "sort" | "seed" | "gaps">): Upright {
	return { a, b, lengthM: distance(a, b), ...more };
}

function gapsOf(a: Point, b: Point, gates: readonly { readonly shape: readonly Point[] }[]): [number, number][] {
	const length = distance(a, b);
	const gaps: [number, number][] = [];
	for (let u = 0; u <= length; u += STEP_M) {
		if (!gates.some(({ shape }) => isNear(between(a, b, u / length), shape, GATE_MARGIN_M))) continue;
		const last = gaps.at(-1);
		if (last && u - last[1] < 2 * STEP_M) last[1] = u;
		else gaps.push([u, u]);
	}
	return gaps;
}

/** Where the outline crosses the line at `y`, from west to east. */
function crossed(shape: readonly Point[], y: number): number[] {
	return shape
		.flatMap(([ax, ay], i) => {
			const [bx, by] = shape[(i + 1) % shape.length] ?? [ax, ay];
			return ay > y === by > y ? [] : [ax + ((bx - ax) * (y - ay)) / (by - ay)];
		})
		.sort((a, b) => a - b);
}

function groundOf(outline: readonly Point[], landmarks: Compound["landmarks"]): Scene["ground"] {
	const columns = Math.ceil((Math.max(...outline.map(([x]) => x)) + 2 * AROUND_M) / CELL_M);
	const rows = Math.ceil((Math.max(...outline.map(([, y]) => y)) + 2 * AROUND_M) / CELL_M);
	const sorts: readonly Colour[] = [OUTSIDE, PAVED, ...landmarks.map(({ sort }) => GROUNDS[sort] ?? PAVED)];
	const cells = new Uint8Array(columns * rows);
	for (const [n, shape] of [outline, ...landmarks.map((one) => one.outline)].entries()) {
		for (let row = 0; row < rows; row++) {
			const y = (row + 0.5) * CELL_M - AROUND_M;
			const met = crossed(shape, y);
			for (let pair = 0; pair + 1 < met.length; pair += 2) {
				const cell = (x = 0) => Math.min(columns, Math.max(0, Math.round((x + AROUND_M) / CELL_M)));
				cells.fill(n + 1, row * columns + cell(met[pair]), row * columns + cell(met[pair + 1]));
			}
		}
	}
	return (x, y) => {
		const column = Math.floor((x + AROUND_M) / CELL_M);
		const row = Math.floor((y + AROUND_M) / CELL_M);
		if (column < 0 || row < 0 || column >= columns || row >= rows) return OUTSIDE;
		return sorts[cells[row * columns + column] ?? 0] ?? OUTSIDE;
	};
}
