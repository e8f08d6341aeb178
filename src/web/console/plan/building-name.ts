import { widthOf } from "./wall-name.ts";

type Point = readonly [number, number];

/** As far as a mark with its ring goes, px, and how wide a building's name is drawn beside a wall's. */
const MARK_REACH_PX = 22;
const LARGER = 13 / 11;
const ABOVE_PX = 9;

interface Named {
	readonly name: string;
	readonly number: string;
	/** The drawing's metres, as all places here. */
	readonly middle: Point;
	readonly top: number;
	/** The middles of its stairwells, and whether a mark sits there. */
	readonly stairwells: readonly { readonly at: Point; readonly marked: boolean }[];
	/** Metres of a pixel. */
	readonly px: number;
}

/**
 * What a building is called and where that stands, so that no mark covers it: its name in the middle, else its number
 * there, else its number over a stairwell where nothing goes on, else above it.
 */
export function buildingName({ name, number, middle, top, stairwells, px }: Named) {
	const marks = stairwells.filter(({ marked }) => marked);
	const isFree = (text: string, [x]: Point) =>
		marks.every(({ at }) => Math.abs(at[0] - x) >= ((widthOf(text) * LARGER) / 2 + MARK_REACH_PX) * px);
	const calm = stairwells
		.filter(({ marked }) => !marked)
		.toSorted((a, b) => Math.abs(a.at[0] - middle[0]) - Math.abs(b.at[0] - middle[0]));
	const spots: readonly (readonly [string, Point])[] = [
		[name, middle],
		[number, middle],
		...calm.map(({ at }) => [number, at] as const),
	];
	const [text, [x, y]] = spots.find(([said, at]) => isFree(said, at)) ?? [number, [middle[0], top - ABOVE_PX * px]];
	return { text, x, y };
}
