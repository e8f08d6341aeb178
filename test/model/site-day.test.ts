import { describe, expect, test } from "vitest";
import { dayAfter, dayAt, daysBetween, daysOf, hourOfWeek, minuteOfDay, startOfDay } from "../../src/model/site-day.ts";

const HOUR_MS = 3_600_000;
const QUARTER_MS = HOUR_MS / 4;
const utc = (text: string) => Date.parse(text);

/** Zone, day, its first instant, its length in hours: both changes of clocks and what is odd about some. */
const DAYS = [
	["Europe/London", "2026-03-29", "2026-03-29T00:00Z", 23],
	["Europe/London", "2026-10-25", "2026-10-24T23:00Z", 25],
	["America/New_York", "2026-03-08", "2026-03-08T05:00Z", 23],
	["America/New_York", "2026-11-01", "2026-11-01T04:00Z", 25],
	["Asia/Shanghai", "2028-02-29", "2028-02-28T16:00Z", 24],
	["Australia/Sydney", "2026-04-05", "2026-04-04T13:00Z", 25],
	["Australia/Sydney", "2026-10-04", "2026-10-03T14:00Z", 23],
	// Half an hour.
	["Australia/Lord_Howe", "2026-04-05", "2026-04-04T13:00Z", 24.5],
	["Australia/Lord_Howe", "2026-10-04", "2026-10-03T13:30Z", 23.5],
	// Midnight is skipped: the day begins at 01:00.
	["America/Santiago", "2026-09-06", "2026-09-06T04:00Z", 23],
	["America/Havana", "2026-03-08", "2026-03-08T05:00Z", 23],
	["Asia/Beirut", "2021-03-28", "2021-03-27T22:00Z", 23],
	// Clocks are put back at midnight: the hour before it comes twice, or the one after.
	["America/Santiago", "2026-04-04", "2026-04-04T03:00Z", 25],
	["America/Havana", "2026-11-01", "2026-11-01T04:00Z", 25],
	// One minute after midnight they are put back over it: the new day goes on.
	["America/St_Johns", "2010-11-06", "2010-11-06T02:30Z", 24],
	["America/St_Johns", "2010-11-07", "2010-11-07T02:30Z", 25],
	// A day that was skipped whole, and those beside it.
	["Pacific/Apia", "2011-12-29", "2011-12-29T10:00Z", 24],
	["Pacific/Apia", "2011-12-30", "2011-12-30T10:00Z", 0],
	["Pacific/Apia", "2011-12-31", "2011-12-30T10:00Z", 24],
] as const;

test.each(DAYS)("in %s %s begins at %s and has %s hours", (zone, day, start, hours) => {
	const from = startOfDay(day, zone);
	const until = startOfDay(dayAfter(day), zone);
	expect(new Date(from).toISOString()).toBe(new Date(start).toISOString());
	expect((until - from) / HOUR_MS).toBe(hours);
	for (let at = from; at < until; at += QUARTER_MS) expect(dayAt(at, zone), new Date(at).toISOString()).toBe(day);
	if (hours) expect([dayAt(from - 1, zone), dayAt(until, zone)]).not.toContain(day);
});

describe.each([
	"Europe/London",
	"America/New_York",
	"Australia/Lord_Howe",
	"Asia/Shanghai",
	"America/Santiago",
	"Asia/Kathmandu",
	"Pacific/Chatham",
])("through a leap year in %s", (zone) => {
	const from = startOfDay("2028-01-01", zone);
	const until = startOfDay("2029-01-01", zone);

	test("366 days follow each other without a gap, each whole", () => {
		const days = daysOf(from, until, zone);
		expect(days).toHaveLength(366);
		expect(days.at(-1)?.until).toBe(until);
		for (const [n, { day, from: start }] of days.entries()) {
			expect(start).toBe(n === 0 ? from : days[n - 1]?.until);
			expect(daysBetween("2028-01-01", day)).toBe(n);
		}
	});

	test("minute, day and hour of the week are what the machine's own calendar shows", () => {
		const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
		for (let at = from; at < until; at += 2 * HOUR_MS + 7 * 61_000) {
			const [day = "", clock = ""] = format.format(at).split(" ");
			const [hour = 0, minute = 0] = clock.split(":").map(Number);
			expect(dayAt(at, zone)).toBe(day);
			expect(minuteOfDay(at, zone), new Date(at).toISOString()).toBe(hour * 60 + minute);
			const weekday = (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7;
			expect(hourOfWeek(at, zone)).toBe(weekday * 24 + hour);
		}
	});
});

test("days are counted by the calendar, over a leap day, a skipped day and backwards", () => {
	expect(daysBetween("2028-02-28", "2028-03-01")).toBe(2);
	expect(daysBetween("2027-02-28", "2027-03-01")).toBe(1);
	expect(daysBetween("2026-03-01", "2026-02-27")).toBe(-2);
	expect(dayAfter("2028-02-28")).toBe("2028-02-29");
	expect(dayAfter("2026-01-01", -1)).toBe("2025-12-31");
	const apia = daysOf(utc("2011-12-29T12:00Z"), utc("2012-01-01T09:00Z"), "Pacific/Apia");
	expect(apia.map(({ day }) => day)).toEqual(["2011-12-29", "2011-12-31", "2012-01-01"]);
	expect(daysOf(utc("2026-01-01T07:00Z"), utc("2026-01-01T07:00Z"), "UTC")).toEqual([]);
});

test("an instant before the epoch, and the very instant of a change, have their minute", () => {
	expect(minuteOfDay(-60_000, "UTC")).toBe(1_439);
	expect(minuteOfDay(utc("2026-10-25T00:59:59.999Z"), "Europe/London")).toBe(119);
	expect(minuteOfDay(utc("2026-10-25T01:00Z"), "Europe/London")).toBe(60);
	expect(minuteOfDay(utc("2026-03-29T01:00Z"), "Europe/London")).toBe(120);
});

test("a zone or a day that nobody knows is refused", () => {
	expect(() => dayAt(0, "Mars/Olympus")).toThrow(RangeError);
	expect(() => startOfDay("2026-02-30", "UTC")).toThrow(RangeError);
	expect(() => startOfDay("yesterday", "UTC")).toThrow(RangeError);
});
