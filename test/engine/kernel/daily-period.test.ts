import { expect, test } from "vitest";
import { nextMinuteOfDay } from "../../../src/engine/kernel/daily-period.ts";
import { localMinutes } from "../../../src/site/local-time.ts";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

/** Looks at every minute after `now` until the clocks show it, or have gone over it. */
function byLooking(minuteOfDay: (at: number) => number, now: number, minute: number): number {
	let at = Math.floor(now / MINUTE_MS) * MINUTE_MS;
	for (let before = minuteOfDay(at); ; before = minuteOfDay(at)) {
		at += MINUTE_MS;
		const moved = (minuteOfDay(at) - before + DAY_MINUTES) % DAY_MINUTES;
		const ahead = (minute - before + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
		if (minuteOfDay(at) === minute || (ahead <= moved && moved < DAY_MINUTES / 2)) return at;
	}
}

/** The days around the changes of 2027, and one without. */
const DAYS = [
	["Europe/Berlin", "2027-03-28"],
	["Europe/Berlin", "2027-10-31"],
	["Australia/Lord_Howe", "2027-04-04"],
	["Australia/Lord_Howe", "2027-10-03"],
	["Pacific/Chatham", "2027-09-26"],
	["America/New_York", "2027-11-07"],
	["America/New_York", "2027-03-14"],
	["Europe/London", "2026-03-29"],
	["Europe/London", "2026-10-25"],
	["America/Santiago", "2026-04-05"],
	["America/Santiago", "2026-09-06"],
	["America/Havana", "2026-03-08"],
	["America/Havana", "2026-11-01"],
	["Asia/Beirut", "2021-03-28"],
	["Pacific/Apia", "2011-12-30"],
	["Asia/Shanghai", "2027-03-28"],
	["Asia/Shanghai", "2028-02-29"],
] as const;

test.each(DAYS)("in %s around %s a time of day begins when the clocks show it or go over it", (zone, day) => {
	const minuteOfDay = localMinutes(zone);
	const noon = Date.parse(`${day}T12:00:00Z`);
	for (let hours = -40; hours < 20; hours++) {
		const now = noon + hours * 3_600_000 + 1_234_567;
		for (const minute of [0, 1, 119, 120, 130, 150, 179, 180, 360, 1_320, 1_439]) {
			const found = nextMinuteOfDay({ timeZone: zone }, now, minute);
			expect(new Date(found).toISOString(), `${minute} after ${new Date(now).toISOString()}`).toBe(
				new Date(byLooking(minuteOfDay, now, minute)).toISOString(),
			);
		}
	}
});

test("a watch in London that ends at 06:00 ends then by its clocks, on the nights of both changes", () => {
	const end = (begun: string) => new Date(nextMinuteOfDay({ timeZone: "Europe/London" }, Date.parse(begun), 360));
	expect(end("2026-10-24T17:00:00Z").toISOString()).toBe("2026-10-25T06:00:00.000Z");
	expect(end("2026-03-28T18:00:00Z").toISOString()).toBe("2026-03-29T05:00:00.000Z");
});

test("of a time that is shown twice, the next is the first that is still to come; one passed over is when it is", () => {
	const next = (at: string, minute: number) =>
		new Date(nextMinuteOfDay({ timeZone: "Europe/London" }, Date.parse(at), minute)).toISOString();
	expect(next("2026-10-25T00:10:00Z", 90)).toBe("2026-10-25T00:30:00.000Z");
	expect(next("2026-10-25T00:30:00Z", 90)).toBe("2026-10-25T01:30:00.000Z");
	expect(next("2026-10-25T01:30:00Z", 90)).toBe("2026-10-26T01:30:00.000Z");
	expect(next("2026-03-29T00:10:00Z", 90)).toBe("2026-03-29T01:00:00.000Z");
});
