import { type Mistake, Refusal } from "../model/problem.ts";
import { dayAfter, dayAt, daysBetween, startOfDay } from "../model/site-day.ts";

/** A half-open time, epoch ms. */
export interface Period {
	readonly from: number;
	readonly to: number;
}

const DAY_MS = 24 * 3_600_000;
/** Rollups are kept for five years; twice that is a slip of the finger, not a question. */
const LONGEST_DAYS = 3_660;
const USUAL_DAYS = 30;

/** What was asked for, or the last 30 days of the site's calendar. @throws {Refusal} `invalid`, naming what is allowed. */
export function periodOf(
	{ from, to }: { readonly from?: number | undefined; readonly to?: number | undefined },
	{ now, timeZone }: { readonly now: number; readonly timeZone: string },
): Period {
	const end = to ?? Math.max(now, (from ?? 0) + 1);
	const start = from ?? startOfDay(dayAfter(dayAt(end, timeZone), -USUAL_DAYS), timeZone);
	const shown = (at: number) => new Date(at).toISOString();
	if (start >= end) {
		throw refusal({
			path: "query.from",
			found: shown(start),
			expected: `an instant before to, which is ${shown(end)}`,
		});
	}
	if (end - start > LONGEST_DAYS * DAY_MS) {
		const found = `${Math.round((end - start) / DAY_MS)} days`;
		throw refusal({ path: "query.to", found, expected: `at most ${LONGEST_DAYS} days after from` });
	}
	return { from: start, to: end };
}

/** The period that it is compared with: as many days just before it, or the same days of the year before. */
export function comparedWith({ from, to }: Period, how: "previous" | "year-before", timeZone: string): Period {
	const [first, last] = [dayAt(from, timeZone), dayAt(to, timeZone)];
	const into = { from: from - startOfDay(first, timeZone), to: to - startOfDay(last, timeZone) };
	if (how === "year-before") {
		return {
			from: startOfDay(yearBefore(first), timeZone) + into.from,
			to: startOfDay(yearBefore(last), timeZone) + into.to,
		};
	}
	const wholeDays = into.from === 0 && into.to === 0;
	if (!wholeDays) return { from: from - (to - from), to: from };
	return { from: startOfDay(dayAfter(first, -daysBetween(first, last)), timeZone), to: from };
}

/** The same day of the calendar a year earlier; of 29 February the 28th. */
function yearBefore(day: string): string {
	const [year = "", month, date] = day.split("-");
	const before = `${String(Number(year) - 1).padStart(4, "0")}-${month}`;
	return date === "29" && month === "02" ? `${before}-28` : `${before}-${date}`;
}

export function refusal(mistake: Required<Mistake>, allowed?: readonly string[]): Refusal {
	const { path, found, expected } = mistake;
	const detail = `${path}: found ${found}, expected ${expected}`;
	return new Refusal({ code: "invalid", detail, mistakes: [mistake], ...(allowed && { allowed }) });
}
