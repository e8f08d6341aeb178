import type { Site } from "../model/site.ts";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/** Local minutes of the day; it may wrap midnight. */
export interface Night {
	readonly fromMinute: number;
	readonly toMinute: number;
}

export function inNight(minute: number, { fromMinute, toMinute }: Night): boolean {
	return fromMinute <= toMinute ? minute >= fromMinute && minute < toMinute : minute >= fromMinute || minute < toMinute;
}

/** The instant after `now` at which the site's clocks next show `minute` of the day; an hour off on a day when they are changed. */
export function nextMinuteOfDay(site: Site, now: number, minute: number): number {
	const ahead = (minute - site.minuteOfDay(now) + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
	return (Math.floor(now / MINUTE_MS) + ahead) * MINUTE_MS;
}
