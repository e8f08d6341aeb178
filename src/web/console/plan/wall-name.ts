import type { Frame } from "../../app/drawing.ts";
import type { View } from "./view.ts";

type Point = readonly [number, number];

interface Around {
	/** The middle of the wall, and how far from it the name stands; metres of the drawing, as all here. */
	readonly at: Point;
	readonly by: number;
	readonly wide: number;
	readonly frame: Frame;
	readonly view: View;
}

/**
 * Where a wall's name stands: beside the line and away from the mark that may sit on it; of a wall that goes up and down
 * outside of the compound, where no building has its name, as long as it can be seen there whole.
 */
export function namePlace([a, b]: readonly Point[], { at: [x, y], by, wide, frame, view }: Around) {
	if (!a || !b) return { x, y };
	const level = Math.abs(a[1] - b[1]) < Math.abs(a[0] - b[0]);
	if (level) return { x, y: y + Math.sign(frame.y + frame.height / 2 - y) * by };
	const inward = Math.sign(frame.x + frame.width / 2 - x);
	const edge = view.x - (inward * view.width) / 2;
	const isRoom = Math.abs(edge - x) > by + wide && Math.sign(edge - x) === -inward;
	const toward = isRoom ? -inward : inward;
	return { x: x + toward * by, y, style: { textAnchor: toward < 0 ? ("end" as const) : ("start" as const) } };
}

const CHINESE = /[\u2e80-\u9fff]/;

/** How wide a name of eleven pixels is at most, px: a Chinese character is as wide as high. */
export function widthOf(name: string): number {
	return [...name].reduce((sum, one) => sum + (CHINESE.test(one) ? 11.5 : 6.6), 0);
}
