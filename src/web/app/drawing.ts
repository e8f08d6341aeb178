import type { SiteShape } from "../../contract/site.ts";

type Point = readonly [number, number];

/** The drawing's frame, metres. */
export interface Frame {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

const EDGE_M = 7;

/** From the site's metres (y to the north) to the drawing's (y down). */
export interface Drawing {
	readonly frame: Frame;
	at(point: Point): Point;
	/** Points of a `polygon` or `polyline`. */
	points(line: readonly Point[]): string;
}

export function drawingOf(site: Pick<SiteShape, "outline">): Drawing {
	const xs = site.outline.map(([x]) => x);
	const ys = site.outline.map(([, y]) => y);
	const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
	const at = ([x, y]: Point): Point => [x, top - y];
	return {
		frame: { x: left - EDGE_M, y: -EDGE_M, width: right - left + 2 * EDGE_M, height: top - bottom + 2 * EDGE_M },
		at,
		points: (line) => line.map((point) => at(point).join(",")).join(" "),
	};
}

/** The middle of a line's or outline's corners. */
export function middleOf(line: readonly Point[]): Point {
	const n = Math.max(1, line.length);
	return [line.reduce((sum, [x]) => sum + x, 0) / n, line.reduce((sum, [, y]) => sum + y, 0) / n];
}

/** A camera's field of view as a path around its own place: compass degrees, 0 north, clockwise; y down. */
export function wedge(facingDeg: number, fieldOfViewDeg: number, reachM: number): string {
	const edge = (deg: number) => {
		const turn = (deg * Math.PI) / 180;
		return `${(Math.sin(turn) * reachM).toFixed(2)} ${(-Math.cos(turn) * reachM).toFixed(2)}`;
	};
	const half = fieldOfViewDeg / 2;
	const large = fieldOfViewDeg > 180 ? 1 : 0;
	return `M0 0L${edge(facingDeg - half)}A${reachM} ${reachM} 0 ${large} 1 ${edge(facingDeg + half)}Z`;
}

/** A line a little shorter at both ends, so that neighbours on one wall can be told apart. */
export function shortened([a, b]: readonly [Point, Point], byM: number): [Point, Point] {
	const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
	const [dx, dy] = [((b[0] - a[0]) / length) * byM, ((b[1] - a[1]) / length) * byM];
	return [
		[a[0] + dx, a[1] + dy],
		[b[0] - dx, b[1] - dy],
	];
}
