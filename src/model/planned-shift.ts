import { type DaySpan, isWithin } from "./day-span.ts";

/** Who comes this long before a shift of the site begins, comes for that one. Our own setting. */
export const EARLY_MS = 30 * 60_000;
/** A watch counts as this long where the site plans none, or nobody is signed on. Our own setting. */
export const UNPLANNED_WATCH_MS = 8 * 3_600_000;

/** The site's shift that somebody who comes now comes for; `minuteOfDay` says which local minute an instant is. */
export function shiftFor<T extends DaySpan>(
	shifts: readonly T[],
	now: number,
	minuteOfDay: (at: number) => number,
): T | undefined {
	const at = (instant: number) => shifts.find((shift) => isWithin(minuteOfDay(instant), shift));
	return at(now + EARLY_MS) ?? at(now);
}
