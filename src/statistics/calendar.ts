import type { Grouping } from "../contract/statistics/groupings.ts";
import { dayAfter, dayAt, daysOf, startOfDay } from "../model/site-day.ts";
import type { Period } from "./period.ts";

const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;

/** Days, weeks and months of the site's calendar by instant; each quarter of an hour is looked up once. */
export class Calendar {
	readonly timeZone: string;
	readonly #days = new Map<number, string>();

	constructor(timeZone: string) {
		this.timeZone = timeZone;
	}

	dayAt(at: number): string {
		const quarter = Math.floor(at / QUARTER_MS);
		const known = this.#days.get(quarter);
		if (known !== undefined) return known;
		const day = dayAt(quarter * QUARTER_MS, this.timeZone);
		this.#days.set(quarter, day);
		return day;
	}

	/** The days of the period up to now. */
	days({ from, to }: Period, now: number): number {
		return daysOf(from, Math.min(to, now), this.timeZone).length;
	}

	/** The spans of the calendar that the period touches, each cut to it, in order. */
	spans({ from, to }: Period, by: "day" | "week" | "month"): readonly (Period & { readonly key: string })[] {
		const spans: (Period & { key: string })[] = [];
		for (const { day, from: begins, until } of daysOf(from, to, this.timeZone)) {
			const key = spanOf(day, by);
			const cut = { from: Math.max(begins, from), to: Math.min(until, to) };
			const last = spans.at(-1);
			if (last?.key === key) spans[spans.length - 1] = { key, from: last.from, to: cut.to };
			else spans.push({ key, ...cut });
		}
		return spans;
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

/** The first instant of the day so many days before the one that holds `at`. */
export function daysBefore(at: number, days: number, timeZone: string): number {
	return startOfDay(dayAfter(dayAt(at, timeZone), -days), timeZone);
}
