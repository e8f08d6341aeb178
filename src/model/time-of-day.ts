import { minuteOfDay } from "./site-day.ts";
import { steadyAt } from "./zone-offset.ts";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/**
 * The instant after `now` (epoch ms) at which the clocks of a zone next show `minute` of the day, or pass it over as they
 * are put forward: there it is the instant of the change. Where they are put back and show it twice, it is the first time
 * that is still to come. A day that is skipped whole passes nothing over.
 */
export function nextMinuteOfDay(zone: string, now: number, minute: number): number {
	const from = Math.floor(now / MINUTE_MS) * MINUTE_MS;
	for (let at = from; ; ) {
		const shown = minuteOfDay(at, zone);
		const ahead = after(shown, minute) || (at === from ? DAY_MINUTES : 0);
		const { until, offset } = steadyAt(at, zone);
		const next = at + ahead * MINUTE_MS;
		if (next < until) return next;
		const forward = (steadyAt(until, zone).offset - offset) / MINUTE_MS;
		const wouldShow = minuteOfDay(until - MINUTE_MS, zone) + 1;
		if (forward > 0 && after(wouldShow, minute) < forward % DAY_MINUTES) return until;
		at = until;
	}
}

/** Minutes from one of the day to another, over midnight if need be. */
function after(minute: number, to: number): number {
	return (to - minute + 2 * DAY_MINUTES) % DAY_MINUTES;
}
