import { expect, test } from "vitest";
import { countdown, lengthOf, timeAt } from "../../../src/web/kit/time.ts";

test("an age ticks in seconds at first, then says what a person would say", () => {
	expect(lengthOf(12_900)).toEqual({ key: "age.seconds", values: { a: 12, b: "" } });
	expect(lengthOf(185_000)).toEqual({ key: "age.minutesSeconds", values: { a: 3, b: "05" } });
	expect(lengthOf(185_000, { short: true })).toEqual({ key: "age.minutes", values: { a: 3, b: "" } });
	expect(lengthOf(25 * 60_000)).toEqual({ key: "age.minutes", values: { a: 25, b: "" } });
	expect(lengthOf(62 * 60_000)).toEqual({ key: "age.hours", values: { a: 1, b: "02" } });
	expect(lengthOf(51 * 3_600_000)).toEqual({ key: "age.days", values: { a: 2, b: "3" } });
	expect(lengthOf(-4_000).values.a).toBe(0);
});

test("a deadline counts down to nought and then tells how long it has passed", () => {
	expect(countdown(34_200)).toBe("0:35");
	expect(countdown(0)).toBe("0:00");
	expect(countdown(-61_000)).toBe("−1:01");
	expect(countdown(3_725_000)).toBe("1:02:05");
});

test("times are the site's, whatever the zone of the workstation", () => {
	expect(timeAt("2026-11-23T18:13:07.000Z", "second", "Asia/Shanghai", "en")).toBe("02:13:07");
	expect(timeAt("2026-11-23T18:13:07.000Z", "second", "Asia/Shanghai", "zh-CN")).toBe("02:13:07");
});
