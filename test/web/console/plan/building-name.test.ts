import { expect, test } from "vitest";
import { buildingName } from "../../../../src/web/console/plan/building-name.ts";

const PX = 0.2;
const wells = (...marked: readonly number[]) =>
	[0, 1, 2].map((n) => ({ at: [10 + n * 10, 50] as const, marked: marked.includes(n) }));
const named = (...marked: readonly number[]) =>
	buildingName({ name: "Building 3", number: "3", middle: [20, 50], top: 44, stairwells: wells(...marked), px: PX });

test.each([
	{ marked: [], says: { text: "Building 3", x: 20, y: 50 } },
	{ marked: [0], says: { text: "3", x: 20, y: 50 } },
	{ marked: [1], says: { text: "3", x: 10, y: 50 } },
	{ marked: [0, 1], says: { text: "3", x: 30, y: 50 } },
	{ marked: [0, 1, 2], says: { text: "3", x: 20, y: 44 - 9 * PX } },
])("with marks on the stairwells $marked no mark covers what the building is called", ({ marked, says }) => {
	expect(named(...marked)).toEqual(says);
});
