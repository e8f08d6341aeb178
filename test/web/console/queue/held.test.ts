import { expect, test } from "vitest";
import { rowsToShow } from "../../../../src/web/console/queue/held.ts";
import { rowBeside } from "../../../../src/web/console/queue/moving.ts";
import { drawnFrom, rowsInSight, scrollTo } from "../../../../src/web/console/queue/window.ts";

test("rows do not jump while the pointer is in the list; newcomers are counted above", () => {
	expect(rowsToShow(["a", "b", "c"], ["new", "b", "a"], true)).toEqual({ rows: ["a", "b", "c"], newcomers: ["new"] });
});

test("once the pointer leaves, the list is as it should be", () => {
	expect(rowsToShow(["a", "b", "c"], ["new", "b", "a"], false)).toEqual({ rows: ["new", "b", "a"], newcomers: [] });
});

test("j begins at the first row and ends at the last", () => {
	expect(rowBeside(["a", "b"], undefined, 1)).toBe("a");
	expect(rowBeside(["a", "b"], "a", 1)).toBe("b");
	expect(rowBeside(["a", "b"], "b", 1)).toBe("b");
	expect(rowBeside(["a", "b"], "gone", 1)).toBe("a");
	expect(rowBeside([], undefined, 1)).toBeUndefined();
});

test("of a thousand rows only those in sight are drawn", () => {
	const { from, to } = rowsInSight({ top: 8_400, height: 840 }, 84, 1_000);
	expect([from, to]).toEqual([92, 118]);
	expect(rowsInSight({ top: 0, height: 840 }, 84, 3)).toEqual({ from: 0, to: 3 });
});

test("a row that is out of sight is scrolled to, one in sight is left where it is", () => {
	expect(scrollTo(2, { top: 0, height: 840 }, 84)).toBeUndefined();
	expect(scrollTo(20, { top: 0, height: 840 }, 84)).toBe(924);
	expect(scrollTo(1, { top: 500, height: 840 }, 84)).toBe(84);
});

test("a list that is scrolled a little is not drawn anew, and its spare rows reach over what was scrolled", () => {
	expect(drawnFrom(8_400, 84)).toBe(drawnFrom(8_700, 84));
	for (const top of [0, 83, 8_399, 8_735, 50_000]) {
		const { from, to } = rowsInSight({ top: drawnFrom(top, 84), height: 840 }, 84, 1_000);
		expect(from * 84).toBeLessThanOrEqual(top);
		expect(to * 84).toBeGreaterThanOrEqual(top + 840);
	}
});
