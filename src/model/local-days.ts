const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A site's calendar: days are counted since 1970-01-01, by the clocks of its time zone. */
export interface LocalDays {
	/** The day at an instant, epoch ms. */
	dayAt(at: number): number;
	/**
	 * The instant at which the clocks of a day show this minute; from 1440 on it is one of the next day's. One that they pass
	 * over is when they are put forward; one that they show twice, the first.
	 */
	instantOf(day: number, minute: number): number;
}

const known = new Map<string, LocalDays>();

/** The calendar of an IANA time zone, made once for each. */
export function localDaysOf(timeZone: string): LocalDays {
	const days = known.get(timeZone) ?? make(timeZone);
	known.set(timeZone, days);
	return days;
}

function make(timeZone: string): LocalDays {
	const format = new Intl.DateTimeFormat("en-GB", {
		...{ timeZone, calendar: "gregory", hourCycle: "h23" },
		...{ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" },
	});
	/** What the clocks show, as if it were UTC, to the minute. */
	const shown = (at: number) => {
		const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
		for (const { type, value } of format.formatToParts(at)) parts[type] = Number(value);
		const { year = 1970, month = 1, day = 1, hour = 0, minute = 0 } = parts;
		return dayNumber(year, month, day) * DAY_MS + (hour * 60 + minute) * MINUTE_MS;
	};
	const offset = (at: number) => shown(at) - Math.floor(at / MINUTE_MS) * MINUTE_MS;
	return {
		dayAt: (at) => Math.floor(shown(at) / DAY_MS),
		instantOf(day, minute) {
			const wanted = day * DAY_MS + minute * MINUTE_MS;
			// The offsets of the day before and after are all that there can be; the greater one gives the earlier instant.
			const before = offset(wanted - DAY_MS);
			const after = offset(wanted + DAY_MS);
			const fits = [wanted - Math.max(before, after), wanted - Math.min(before, after)].find(
				(at) => shown(at) === wanted,
			);
			return fits ?? changeBetween(wanted - DAY_MS, wanted + DAY_MS, offset);
		},
	};
}

/** The minute at which the offset changes; there is one between the two. */
function changeBetween(from: number, to: number, offset: (at: number) => number): number {
	let [low, high] = [from / MINUTE_MS, to / MINUTE_MS];
	const first = offset(from);
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (offset(middle * MINUTE_MS) === first) low = middle;
		else high = middle;
	}
	return high * MINUTE_MS;
}

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;

/** The day of `2026-11-26`; undefined: no such day is in the calendar. */
export function dayOf(date: string): number | undefined {
	const [, year, month, day] = DATE.exec(date)?.map(Number) ?? [];
	if (year === undefined || month === undefined || day === undefined || month < 1 || month > 12) return undefined;
	const found = dayNumber(year, month, day);
	return dateOf(found) === date ? found : undefined;
}

/** `2026-11-26`. */
export function dateOf(day: number): string {
	const { year, month, dayOfMonth } = civil(day);
	return [String(year).padStart(4, "0"), ...[month, dayOfMonth].map((one) => String(one).padStart(2, "0"))].join("-");
}

/** The first day of the month that a day is in, and of the one after. */
export function monthOf(day: number): { readonly first: number; readonly next: number } {
	const { year, month } = civil(day);
	const next = month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1);
	return { first: dayNumber(year, month, 1), next };
}

/** Days since 1970-01-01 of a date of the Gregorian calendar (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
function dayNumber(year: number, month: number, day: number): number {
	const y = month <= 2 ? year - 1 : year;
	const era = Math.floor(y / 400);
	const yearOfEra = y - era * 400;
	const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
	const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
	return era * 146_097 + dayOfEra - 719_468;
}

function civil(days: number): { year: number; month: number; dayOfMonth: number } {
	const z = days + 719_468;
	const era = Math.floor(z / 146_097);
	const dayOfEra = z - era * 146_097;
	const yearOfEra = Math.floor(
		(dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
	);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const mp = Math.floor((5 * dayOfYear + 2) / 153);
	const month = mp < 10 ? mp + 3 : mp - 9;
	const dayOfMonth = dayOfYear - Math.floor((153 * mp + 2) / 5) + 1;
	return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth };
}
