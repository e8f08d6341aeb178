import { expect, test } from "vitest";
import { namePlace, widthOf } from "../../../../src/web/console/plan/wall-name.ts";

const frame = { x: 0, y: 0, width: 200, height: 200 };
const whole = { x: 100, y: 100, width: 320, height: 240 };
const east = [
	[200, 80],
	[200, 120],
] as const;
const north = [
	[80, 0],
	[120, 0],
] as const;

const side = { at: [200, 100], by: 10, wide: 30, frame } as const;
const top = { ...side, at: [100, 0] } as const;

test("a wall's name stands outside, where no building is named, as long as it is seen there whole", () => {
	expect(namePlace(east, { ...side, view: whole })).toEqual({ x: 210, y: 100, style: { textAnchor: "start" } });
	const west = { ...side, at: [0, 100] } as const;
	expect(namePlace(east, { ...west, view: whole })).toEqual({ x: -10, y: 100, style: { textAnchor: "end" } });
	expect(namePlace(north, { ...top, view: whole })).toEqual({ x: 100, y: -10 });
});

test("where the outside ends before the name does, it stands inside", () => {
	const view = { ...whole, x: 150, width: 140 };
	expect(namePlace(east, { ...side, view })).toEqual({ x: 190, y: 100, style: { textAnchor: "end" } });
	expect(namePlace(north, { ...top, view: { ...whole, height: 210 } })).toEqual({ x: 100, y: 10 });
});

test("a wall that is out of sight has none: half a name says nothing", () => {
	expect(namePlace(east, { ...side, view: { ...whole, x: 60, width: 140 } })).toBeUndefined();
	expect(namePlace(north, { ...top, view: { ...whole, y: 160, height: 140 } })).toBeUndefined();
});

test("a Chinese name is wider for its number of characters", () => {
	expect(widthOf("东2防区")).toBeGreaterThan(widthOf("east2"));
});
