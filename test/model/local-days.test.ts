import fc from "fast-check";
import { expect, test } from "vitest";
import { dateOf, dayOf, localDaysOf, monthOf } from "../../src/model/local-days.ts";

const DAY_MS = 24 * 3_600_000;
const ZONES = [
	"Asia/Shanghai",
	"Europe/Berlin",
	"America/New_York",
	"Australia/Lord_Howe",
	"Pacific/Apia",
	"Asia/Tehran",
];
/** From 1990 to 2060. */
const day = fc.integer({ min: 7305, max: 32_873 });

test("a date is its day, and a day its date; what is in no calendar is none", () => {
	fc.assert(
		fc.property(day, (one) => {
			expect(dateOf(one)).toBe(new Date(one * DAY_MS).toISOString().slice(0, 10));
			expect(dayOf(dateOf(one))).toBe(one);
			const { first, next } = monthOf(one);
			expect([dateOf(first).slice(8), dateOf(next).slice(8)]).toEqual(["01", "01"]);
			expect(first <= one && one < next && next - first <= 31).toBe(true);
		}),
	);
	for (const none of ["2026-02-29", "2026-13-01", "2026-00-10", "today", "2026-1-1"])
		expect(dayOf(none)).toBeUndefined();
});

test("in each zone an instant of a day's minute lies in that day, whatever the clocks do", () => {
	fc.assert(
		fc.property(fc.constantFrom(...ZONES), day, fc.integer({ min: 0, max: 1439 }), (zone, one, minute) => {
			const { instantOf, dayAt } = localDaysOf(zone);
			const at = instantOf(one, minute);
			// A day that a zone leaves out altogether (Apia, 2011-12-30) has no instant; the next day begins.
			if (!(zone === "Pacific/Apia" && dateOf(one) === "2011-12-30")) expect(dayAt(at)).toBe(one);
			expect(instantOf(one, 1440)).toBe(instantOf(one + 1, 0));
			expect(at % 60_000).toBe(0);
		}),
	);
});

test("a time that the clocks pass over is when they are put forward, one they show twice is the first", () => {
	const { instantOf } = localDaysOf("Europe/Berlin");
	const [spring, autumn] = [dayOf("2026-03-29") ?? 0, dayOf("2026-10-25") ?? 0];
	expect(new Date(instantOf(spring, 150)).toISOString()).toBe("2026-03-29T01:00:00.000Z");
	expect(new Date(instantOf(autumn, 150)).toISOString()).toBe("2026-10-25T00:30:00.000Z");
	expect(instantOf(spring + 1, 0) - instantOf(spring, 0)).toBe(23 * 3_600_000);
	expect(instantOf(autumn + 1, 0) - instantOf(autumn, 0)).toBe(25 * 3_600_000);
});
