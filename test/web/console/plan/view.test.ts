import { expect, test } from "vitest";
import { drawingOf, shortened, wedge } from "../../../../src/web/app/drawing.ts";
import { between, moved, viewBoxOf, wholeView, zoomed } from "../../../../src/web/console/plan/view.ts";

const frame = { x: 0, y: 0, width: 200, height: 200 };

test("the whole compound fits into a window of any shape", () => {
	expect(wholeView(frame, 2).width).toBeCloseTo(416);
	expect(wholeView(frame, 0.5).width).toBeCloseTo(208);
});

test("zooming keeps the point under the pointer where it is", () => {
	const at = { x: 150, y: 60 };
	const before = wholeView(frame, 1);
	const after = zoomed(before, 2, frame, 1, at);
	expect((at.x - after.x) / after.width).toBeCloseTo((at.x - before.x) / before.width);
	expect((at.y - after.y) / after.width).toBeCloseTo((at.y - before.y) / before.width);
});

test("one cannot zoom out beyond the whole, nor move the compound out of sight", () => {
	const whole = wholeView(frame, 1);
	expect(zoomed(whole, 0.1, frame, 1).width).toBe(whole.width);
	expect(moved(whole, 1e6, -1e6, frame)).toMatchObject({ x: 200, y: 0 });
});

test("a flight begins where one is and ends where one wants to be", () => {
	const [from, to] = [
		{ x: 0, y: 0, width: 200 },
		{ x: 50, y: 20, width: 50 },
	];
	expect(between(from, to, 0)).toEqual(from);
	expect(between(from, to, 1)).toEqual(to);
	expect(between(from, to, 0.5).width).toBeCloseTo(100);
});

test("north is up: what lies further north is drawn higher", () => {
	const site: Pick<Parameters<typeof drawingOf>[0], "outline"> = {
		outline: [
			[0, 0],
			[194, 0],
			[194, 193],
			[0, 193],
		],
	};
	const drawing = drawingOf(site);
	expect(drawing.at([0, 193])).toEqual([0, 0]);
	expect(drawing.at([0, 0])).toEqual([0, 193]);
	expect(viewBoxOf(wholeView(drawing.frame, 1), 1)).toContain(" ");
});

test("a camera that faces east looks to the right", () => {
	expect(wedge(90, 90, 10)).toBe("M0 0L7.07 -7.07A10 10 0 0 1 7.07 7.07Z");
});

test("neighbouring beam zones leave a gap between them", () => {
	expect(
		shortened(
			[
				[0, 0],
				[10, 0],
			],
			1,
		),
	).toEqual([
		[1, 0],
		[9, 0],
	]);
});
