import type { Site } from "../../model/site.ts";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const QUARTER_MINUTES = 15;

/**
 * The instant after `now` at which the site's clocks next show `minute` of the day, or pass it over as they are put
 * forward. Where they are put back and show it twice, it is the first time that is still to come.
 */
export function nextMinuteOfDay(site: Pick<Site, "minuteOfDay">, now: number, minute: number): number {
	const from = Math.floor(now / MINUTE_MS) * MINUTE_MS;
	const shown = site.minuteOfDay(from);
	const isChanged = site.minuteOfDay(from + DAY_MINUTES * MINUTE_MS) !== shown;
	return isChanged ? walk(site, from, minute) : from + (after(shown, minute) || DAY_MINUTES) * MINUTE_MS;
}

/** Goes by quarters, as offsets change on quarters of an hour; only on the few days a year on which they do. */
function walk(site: Pick<Site, "minuteOfDay">, from: number, minute: number): number {
	let next = site.minuteOfDay(from) + 1;
	for (let at = from + MINUTE_MS; ; ) {
		const shown = site.minuteOfDay(at);
		const isPassedOver = after(next, minute) < after(next, shown) && after(next, shown) < DAY_MINUTES / 2;
		if (isPassedOver) return at;
		const left = QUARTER_MINUTES - (Math.floor(at / MINUTE_MS) % QUARTER_MINUTES);
		if (after(shown, minute) < left) return at + after(shown, minute) * MINUTE_MS;
		at += left * MINUTE_MS;
		next = shown + left;
	}
}

/** Minutes from one of the day to another, over midnight if need be. */
function after(minute: number, to: number): number {
	return (to - minute + 2 * DAY_MINUTES) % DAY_MINUTES;
}
