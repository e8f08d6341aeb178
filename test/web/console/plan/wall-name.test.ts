import { expect, test } from "vitest";
import { namePlace, widthOf } from "../../../../src/web/console/plan/wall-name.ts";

const frame = { x: 0, y: 0, width: 200, height: 200 };
const whole = { x: 100, y: 100, width: 320 };
const east = [
	[200, 80],
	[200, 120],
] as const;
const north = [
	[80, 0],
	[120, 0],
] as const;

test("a side wall's name stands outside, where no building is named, as long as it is seen there whole", () => {
	const name = { at: [200, 100], by: 10, wide: 30, frame } as const;
	expect(namePlace(east, { ...name, view: whole })).toEqual({ x: 210, y: 100, style: { textAnchor: "start" } });
	// Looked at closer, the outside ends before the name does; looked at from elsewhere, it is not in sight at all.
	for (const view of [
		{ x: 150, y: 100, width: 140 },
		{ x: 60, y: 100, width: 140 },
	]) {
		expect(namePlace(east, { ...name, view })).toEqual({ x: 190, y: 100, style: { textAnchor: "end" } });
	}
	expect(namePlace(east, { ...name, at: [0, 100], view: whole })).toEqual({
		...{ x: -10, y: 100, style: { textAnchor: "end" } },
	});
});

test("a wall along the top or the bottom has its name inside, above the road", () => {
	expect(namePlace(north, { at: [100, 0], by: 10, wide: 30, frame, view: whole })).toEqual({ x: 100, y: 10 });
});

test("a Chinese name is wider for its number of characters", () => {
	expect(widthOf("东2防区")).toBeGreaterThan(widthOf("east2"));
});
