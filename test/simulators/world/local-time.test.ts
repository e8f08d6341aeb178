import { expect, test } from "vitest";
import { localMinutes, nextTimeAt } from "../../../simulators/world/local-time.ts";

const NOON_UTC = Date.parse("2026-11-24T12:00:00Z");

test("the minute of the day is that of the compound, not of the machine", () => {
	expect(localMinutes("Asia/Shanghai")(NOON_UTC)).toBe(20 * 60);
	expect(localMinutes("Asia/Kolkata")(NOON_UTC + 59_999)).toBe(17 * 60 + 30);
});

test("a scenario of the night starts in the coming night, never in the past", () => {
	expect(new Date(nextTimeAt("02:13", "Asia/Shanghai", NOON_UTC)).toISOString()).toBe("2026-11-24T18:13:00.000Z");
	expect(nextTimeAt("20:00", "Asia/Shanghai", NOON_UTC)).toBe(NOON_UTC);
	expect(nextTimeAt("19:59", "Asia/Shanghai", NOON_UTC + 1)).toBeGreaterThan(NOON_UTC);
});
