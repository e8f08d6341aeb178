import fc from "fast-check";
import { expect, test } from "vitest";
import { endsSoon, newsOfEnd, WARN_MS } from "../../../src/web/console/ending.ts";

const NOW = Date.parse("2026-11-24T19:41:00+08:00");
const minutes = (n: number) => n * 60_000;

test("ten minutes before its session ends the page says so, whoever keeps the watch", () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: WARN_MS }), fc.option(fc.integer({ min: 2, max: 600 })), (left, shift) => {
			const endsAt = NOW + left;
			const shiftEndsAt = shift === null ? undefined : endsAt + minutes(shift);
			expect(endsSoon({ endsAt, shiftEndsAt, now: NOW })).toBe(endsAt);
		}),
	);
});

test("the shift's own end, an end farther off and one that was put off are not said", () => {
	const endsAt = NOW + minutes(5);
	expect(endsSoon({ endsAt, shiftEndsAt: endsAt, now: NOW })).toBeUndefined();
	expect(endsSoon({ endsAt: NOW + minutes(11), shiftEndsAt: undefined, now: NOW })).toBeUndefined();
	expect(endsSoon({ endsAt: NOW - minutes(2), shiftEndsAt: undefined, now: NOW })).toBeUndefined();
	expect(endsSoon({ endsAt: undefined, shiftEndsAt: undefined, now: NOW })).toBeUndefined();
});

test("an end that is soon sounds once, and again only after it was put off", () => {
	const isNews = newsOfEnd();
	const looks = [undefined, NOW, NOW, NOW + 1, undefined, undefined, NOW + minutes(60), NOW + minutes(60)];
	expect(looks.map(isNews)).toEqual([false, true, false, false, false, false, true, false]);
});
