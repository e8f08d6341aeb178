import type { Point } from "../../src/model/site.ts";
import type { Compound } from "../compound.ts";
import { isCut, isInside, isNear } from "./geometry.ts";

const CELL_M = 2;
const CLEAR_OF_HOUSES_M = 0.8;

/** Ways on foot between two places, around the buildings. */
export interface Paths {
	/** The corners of the way, both ends included. */
	path(from: Point, to: Point): readonly Point[];
}

/** Ways over a grid of two metres; each destination's grid is worked out once, on first use. */
export function pathsOf({ outline, buildings }: Pick<Compound, "outline" | "buildings">): Paths {
	const columns = Math.ceil(Math.max(...outline.map(([x]) => x)) / CELL_M);
	const rows = Math.ceil(Math.max(...outline.map(([, y]) => y)) / CELL_M);
	const centre = (cell: number): Point => [
		((cell % columns) + 0.5) * CELL_M,
		(Math.floor(cell / columns) + 0.5) * CELL_M,
	];
	const free = Array.from({ length: columns * rows }, (_, cell) => {
		const point = centre(cell);
		return isInside(point, outline) && !buildings.some((house) => isNear(point, house.outline, CLEAR_OF_HOUSES_M));
	});
	const fields = new Map<number, Int32Array>();
	const known = new Map<string, readonly Point[]>();

	function around(cell: number): number[] {
		const x = cell % columns;
		return [
			cell - columns,
			cell + columns,
			...(x > 0 ? [cell - 1] : []),
			...(x < columns - 1 ? [cell + 1] : []),
		].filter((next) => free[next] === true);
	}

	function nearestFree([x, y]: Point): number {
		let best = 0;
		let shortest = Number.POSITIVE_INFINITY;
		for (let cell = 0; cell < free.length; cell++) {
			if (!free[cell]) continue;
			const [cx, cy] = centre(cell);
			const d = (cx - x) ** 2 + (cy - y) ** 2;
			if (d < shortest) [best, shortest] = [cell, d];
		}
		return best;
	}

	/** For each cell the next one on the way to `goal`; −1 where there is none. */
	function fieldOf(goal: number): Int32Array {
		const field = fields.get(goal) ?? new Int32Array(free.length).fill(-1);
		if (fields.has(goal)) return field;
		fields.set(goal, field);
		field[goal] = goal;
		const queue = [goal];
		for (let i = 0; i < queue.length; i++) {
			const cell = queue[i] ?? goal;
			for (const next of around(cell)) {
				if (field[next] !== -1) continue;
				field[next] = cell;
				queue.push(next);
			}
		}
		return field;
	}

	function walked(from: Point, to: Point): Point[] {
		const goal = nearestFree(to);
		const field = fieldOf(goal);
		const points = [from];
		for (let cell = nearestFree(from); cell !== -1; cell = field[cell] ?? -1) {
			points.push(centre(cell));
			if (cell === goal) break;
		}
		return [...points, to];
	}

	/** Drops every corner that can be walked past in a straight line. */
	function straightened(points: readonly Point[]): Point[] {
		const kept: Point[] = [];
		let i = 0;
		while (i < points.length) {
			const from = points[i];
			if (!from) break;
			kept.push(from);
			let j = i + 1;
			for (let k = j + 1; k < points.length; k++) {
				const to = points[k];
				if (!to || buildings.some((house) => isCut(from, to, house.outline))) break;
				j = k;
			}
			i = j;
		}
		return kept;
	}

	return {
		path(from, to) {
			const key = `${from}|${to}`;
			const path = known.get(key) ?? straightened(walked(from, to));
			known.set(key, path);
			return path;
		},
	};
}
