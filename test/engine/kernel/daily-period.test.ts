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
	["Asia/Shanghai", "2027-03-28"],
] as const;

test.each(DAYS)("in %s around %s a time of day begins when the clocks show it or go over it", (zone, day) => {
	const minuteOfDay = localMinutes(zone);
	const noon = Date.parse(`${day}T12:00:00Z`);
	for (let hours = -40; hours < 20; hours++) {
		const now = noon + hours * 3_600_000 + 1_234_567;
		for (const minute of [0, 1, 119, 120, 130, 150, 179, 180, 360, 1_320, 1_439]) {
			const found = nextMinuteOfDay({ minuteOfDay }, now, minute);
			expect(new Date(found).toISOString(), `${minute} after ${new Date(now).toISOString()}`).toBe(
				new Date(byLooking(minuteOfDay, now, minute)).toISOString(),
			);
		}
	}
});
