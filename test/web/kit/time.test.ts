import { expect, test } from "vitest";
import { countdown, lengthOf, minuteOfDayAt, timeAt } from "../../../src/web/kit/time.ts";

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

/** Zone, instant, and what its clock shows in each language: the offset only where the same time comes twice. */
const SHOWN = [
	["Europe/London", "2026-10-24T23:59:59Z", "00:59"],
	["Europe/London", "2026-10-25T00:00:00Z", "01:00 +01:00"],
	["Europe/London", "2026-10-25T00:30:00Z", "01:30 +01:00"],
	["Europe/London", "2026-10-25T01:30:00Z", "01:30 +00:00"],
	["Europe/London", "2026-10-25T01:59:59Z", "01:59 +00:00"],
	["Europe/London", "2026-10-25T02:00:00Z", "02:00"],
	["Europe/London", "2026-03-29T00:59:59Z", "00:59"],
	["Europe/London", "2026-03-29T01:00:00Z", "02:00"],
	["America/New_York", "2026-11-01T05:30:00Z", "01:30 -04:00"],
	["America/New_York", "2026-11-01T06:30:00Z", "01:30 -05:00"],
	["America/New_York", "2026-11-01T07:00:00Z", "02:00"],
	["Australia/Lord_Howe", "2026-04-04T14:29:00Z", "01:29"],
	["Australia/Lord_Howe", "2026-04-04T14:45:00Z", "01:45 +11:00"],
	["Australia/Lord_Howe", "2026-04-04T15:15:00Z", "01:45 +10:30"],
	["Australia/Lord_Howe", "2026-04-04T15:30:00Z", "02:00"],
	["Australia/Sydney", "2026-04-04T15:30:00Z", "02:30 +11:00"],
	["America/Santiago", "2026-04-05T03:30:00Z", "23:30 -04:00"],
	["America/Havana", "2026-11-01T04:30:00Z", "00:30 -04:00"],
	["Pacific/Apia", "2011-12-30T10:00:00Z", "00:00"],
	["Asia/Shanghai", "2026-10-25T00:30:00Z", "08:30"],
	["UTC", "2026-10-25T00:30:00Z", "00:30"],
] as const;

test.each(SHOWN)("in %s at %s the clock shows %s, in both languages", (zone, instant, shown) => {
	for (const language of ["en", "zh-CN"] as const) {
		expect(timeAt(instant, "minute", zone, language)).toBe(shown);
		expect(timeAt(Date.parse(instant), "second", zone, language)).toMatch(
			new RegExp(`^${shown.slice(0, 5)}:\\d\\d${shown.slice(5).replace("+", "\\+")}$`),
		);
		expect(timeAt(instant, "day", zone, language)).not.toMatch(/[+]/);
	}
	expect(minuteOfDayAt(Date.parse(instant), zone)).toBe(Number(shown.slice(0, 2)) * 60 + Number(shown.slice(3, 5)));
});
