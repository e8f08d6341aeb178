import type { Grouping } from "../contract/statistics/groupings.ts";
import { type DayLength, dayAt, daysOf } from "../model/site-day.ts";
import type { Period } from "./period.ts";

const DAY_MS = 86_400_000;

/** Days, weeks and months of the site's calendar by instant; each day is looked up once for as long as the site stands. */
export class Calendar {
	readonly timeZone: string;
	/** The days that lie in each UTC day. */
	readonly #days = new Map<number, readonly DayLength[]>();

	constructor(timeZone: string) {
		this.timeZone = timeZone;
	}

	dayAt(at: number): string {
		const days = this.#within(Math.floor(at / DAY_MS));
		return days.find(({ until }) => at < until)?.day ?? dayAt(at, this.timeZone);
	}

	/** How many days of the period there are up to now. */
	days({ from, to }: Period, now: number): number {
		return this.#between(from, Math.min(to, now)).length;
	}

	/** The spans of the calendar that the period touches, each cut to it, in order. */
	spans({ from, to }: Period, by: "day" | "week" | "month"): readonly (Period & { readonly key: string })[] {
		const spans: (Period & { key: string })[] = [];
		for (const { day, from: begins, until } of this.#between(from, to)) {
			const key = spanOf(day, by);
			const cut = { from: Math.max(begins, from), to: Math.min(until, to) };
			const last = spans.at(-1);
			if (last?.key === key) spans[spans.length - 1] = { key, from: last.from, to: cut.to };
			else spans.push({ key, ...cut });
		}
		return spans;
	}

	/** Every day of which some lies in the half-open time, in order. */
	#between(from: number, to: number): readonly DayLength[] {
		const days: DayLength[] = [];
		for (let utc = Math.floor(from / DAY_MS); utc * DAY_MS < to; utc++) {
			for (const day of this.#within(utc)) {
				if (day.until > from && day.from < to && day.day !== days.at(-1)?.day) days.push(day);
			}
		}
		return days;
	}

	#within(utc: number): readonly DayLength[] {
		const known = this.#days.get(utc);
		if (known) return known;
		const days = daysOf(utc * DAY_MS, (utc + 1) * DAY_MS, this.timeZone);
		this.#days.set(utc, days);
		return days;
	}
}

/** The key of a day's span: itself, `2026-W48` (ISO 8601), `2026-11`. */
export function spanOf(day: string, by: "day" | "week" | "month"): string {
	if (by === "day") return day;
	return by === "month" ? day.slice(0, 7) : weekOf(day);
}

/** ISO 8601: the week belongs to the year that its Thursday lies in. */
function weekOf(day: string): string {
	const at = Date.parse(`${day}T00:00:00Z`);
	const weekday = (new Date(at).getUTCDay() + 6) % 7;
	const thursday = new Date(at + (3 - weekday) * DAY_MS);
	const year = thursday.getUTCFullYear();
	const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY_MS));
	return `${year}-W${String(week).padStart(2, "0")}`;
}

export function isSpan(grouping: Grouping | undefined): grouping is "day" | "week" | "month" {
	return grouping === "day" || grouping === "week" || grouping === "month";
}
