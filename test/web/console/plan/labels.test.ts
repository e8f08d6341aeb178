import { expect, test } from "vitest";
import { stacked } from "../../../../src/web/console/plan/labels.ts";

const label = (x: number, y: number, wide = 10) => ({ x, y, wide, high: 2 });
const placesOf = (labels: readonly { x: number; y: number }[]) => labels.map(({ x, y }) => [x, y]);

test.each([
	{
		what: "apart",
		labels: [label(0, 0), label(30, 0)],
		places: [
			[0, 0],
			[30, 0],
		],
	},
	{
		what: "one over another",
		labels: [label(0, 0), label(4, 1)],
		places: [
			[0, 0],
			[4, 2],
		],
	},
	{
		what: "three at one place",
		labels: [label(0, 0), label(0, 0), label(0, 0)],
		places: [
			[0, 0],
			[0, 2],
			[0, 4],
		],
	},
	{
		what: "a long one over two",
		labels: [label(0, 0), label(20, 2), label(10, 0, 30)],
		places: [
			[0, 0],
			[20, 2],
			[10, 4],
		],
	},
])("labels that are $what cover none of each other", ({ labels, places }) => {
	expect(placesOf(stacked(labels))).toEqual(places);
});
