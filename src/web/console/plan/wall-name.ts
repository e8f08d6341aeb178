import type { Frame } from "../../app/drawing.ts";
import type { View } from "./view.ts";

type Point = readonly [number, number];

interface Around {
	/** The middle of the wall, and how far from it the name stands; metres of the drawing, as all here. */
	readonly at: Point;
	readonly by: number;
	readonly wide: number;
	readonly frame: Frame;
	/** What is in sight: its middle, width and height. */
	readonly view: View & { readonly height: number };
}

/**
 * Where a wall's name stands: beside the line and away from the mark that may sit on it; outside of the compound, where no
 * building has its name, as long as it can be seen there whole. Undefined: the wall is not in sight, and half a name says
 * nothing.
 */
export function namePlace([a, b]: readonly Point[], { at: [x, y], by, wide, frame, view }: Around) {
	if (!a || !b) return { x, y };
	const level = Math.abs(a[1] - b[1]) < Math.abs(a[0] - b[0]);
	if (level) {
		const toward = side({
			at: y,
			middle: frame.y + frame.height / 2,
			needs: by * 1.6,
			seen: view.y,
			long: view.height,
		});
		return toward === undefined ? undefined : { x, y: y + toward * by };
	}
	const toward = side({ at: x, middle: frame.x + frame.width / 2, needs: by + wide, seen: view.x, long: view.width });
	if (toward === undefined) return undefined;
	return { x: x + toward * by, y, style: { textAnchor: toward < 0 ? ("end" as const) : ("start" as const) } };
}

interface Line {
	readonly at: number;
	/** The compound's middle; what is in sight: its middle, and how long that is. */
	readonly middle: number;
	readonly seen: number;
	readonly long: number;
	readonly needs: number;
}

/** Outward if what is needed is in sight there, else inward; undefined: it is out of sight itself. */
function side({ at, middle, seen, long, needs }: Line): 1 | -1 | undefined {
	if (Math.abs(at - seen) > long / 2) return undefined;
	const outward = at < middle ? -1 : 1;
	return Math.abs(at + outward * needs - seen) <= long / 2 ? outward : outward === 1 ? -1 : 1;
}

const CHINESE = /[\u2e80-\u9fff]/;

/** How wide a name of eleven pixels is at most, px: a Chinese character is as wide as high. */
export function widthOf(name: string): number {
	return [...name].reduce((sum, one) => sum + (CHINESE.test(one) ? 11.2 : 6.1), 0);
}
