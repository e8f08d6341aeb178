import { expect, test } from "vitest";
import { localMinutes } from "../../src/site/local-time.ts";

test("22:30 in Shanghai is 1,350 minutes into the day, and midnight is 0", () => {
	const minuteOfDay = localMinutes("Asia/Shanghai");
	expect(minuteOfDay(Date.parse("2026-11-23T22:30:59+08:00"))).toBe(22 * 60 + 30);
	expect(minuteOfDay(Date.parse("2026-11-24T00:00:00+08:00"))).toBe(0);
	expect(minuteOfDay(Date.parse("2026-11-23T23:59:59+08:00"))).toBe(24 * 60 - 1);
});

test("a zone that is three quarters of an hour off, and the hour that summer time skips, are told right", () => {
	expect(localMinutes("Asia/Kathmandu")(Date.parse("2026-01-01T00:00:00Z"))).toBe(5 * 60 + 45);
	const berlin = localMinutes("Europe/Berlin");
	expect(berlin(Date.parse("2026-03-29T00:59:59Z"))).toBe(60 + 59);
	expect(berlin(Date.parse("2026-03-29T01:00:00Z"))).toBe(3 * 60);
});

test("times asked for out of order do not disturb each other", () => {
	const minuteOfDay = localMinutes("Asia/Shanghai");
	const noon = Date.parse("2026-11-23T12:00:00+08:00");
	const day = [noon, noon + 3_600_000, noon - 3_600_000, noon].map(minuteOfDay);
	expect(day).toEqual([720, 780, 660, 720]);
});
