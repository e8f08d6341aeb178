import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { frozen, letGo, pointerAt, pointerGone } from "../../../../src/web/console/queue/freeze.ts";
import { rowsToShow } from "../../../../src/web/console/queue/held.ts";
import { REST_MS } from "../../../../src/web/console/queue/stillness.ts";

beforeEach(() => {
	vi.useFakeTimers();
	pointerGone();
});
afterEach(() => vi.useRealTimers());

test("rows hold still while the pointer moves, and until it has rested for two seconds", () => {
	pointerAt({ x: 100, y: 100 });
	for (let n = 1; n < 10; n++) {
		vi.advanceTimersByTime(REST_MS - 1);
		expect(frozen.value).toBe(true);
		pointerAt({ x: 100 + 10 * n, y: 100 });
	}
	vi.advanceTimersByTime(REST_MS);
	expect(frozen.value).toBe(false);
	expect(rowsToShow(["a"], ["breach", "a"], frozen.value)).toEqual({ rows: ["breach", "a"], newcomers: [] });
});

test("a pointer that is parked over the list never holds it, however much it trembles and however often the browser says so", () => {
	const tremble = fc.record({ x: fc.double({ min: -1.9, max: 1.9 }), y: fc.double({ min: -1.9, max: 1.9 }) });
	fc.assert(
		fc.property(fc.array(tremble.filter(({ x, y }) => !Number.isNaN(x + y))), (steps) => {
			pointerGone();
			pointerAt({ x: 400, y: 300 });
			vi.advanceTimersByTime(REST_MS);
			for (const { x, y } of steps) {
				pointerAt({ x: 400 + x, y: 300 + y });
				expect(frozen.value).toBe(false);
				vi.advanceTimersByTime(100);
			}
		}),
	);
});

test("letting the newcomers in does so at once, and the next movement holds still again", () => {
	pointerAt({ x: 10, y: 10 });
	letGo();
	expect(frozen.value).toBe(false);
	pointerAt({ x: 40, y: 10 });
	expect(frozen.value).toBe(true);
	pointerGone();
	expect(frozen.value).toBe(false);
});
