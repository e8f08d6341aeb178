import { minuteOfDay } from "../../src/model/site-day.ts";
import { nextMinuteOfDay } from "../../src/model/time-of-day.ts";

const MINUTE_MS = 60_000;

/** Makes a function that gives the minutes since local midnight in `timeZone` at an instant (epoch ms UTC). */
export function localMinutes(timeZone: string): (at: number) => number {
	return (at) => minuteOfDay(at, timeZone);
}

/** The next whole minute at or after `from` (epoch ms) when the clocks in `timeZone` show `clock` ("02:13"), or pass it over. */
export function nextTimeAt(clock: string, timeZone: string, from: number): number {
	const [hour = 0, minute = 0] = clock.split(":").map(Number);
	return nextMinuteOfDay(timeZone, Math.ceil(from / MINUTE_MS) * MINUTE_MS - 1, hour * 60 + minute);
}
