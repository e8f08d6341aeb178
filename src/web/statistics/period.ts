/** A day of the site's calendar, such as `2026-10-25`; two compare as text. */
export type Day = string;

export const PERIODS = ["today", "week", "month", "quarter", "year", "any"] as const;
export type PeriodName = (typeof PERIODS)[number];

/** Which period is asked for: the one that a day lies in, or any between two days. */
export interface Period {
	readonly name: PeriodName;
	/** The day that it is about; absent: today. */
	readonly at?: Day;
	/** Of `any`: the first day, and the last. */
	readonly from?: Day;
	readonly to?: Day;
}

/** Whole days, half open: `to` is the first that is not in it. */
export interface Span {
	readonly from: Day;
	readonly to: Day;
}

const DAY_MS = 24 * 3_600_000;
const WEEK_DAYS = 7;
/** Longer than this is shown by weeks, longer than that by months. */
const BY_DAY = 62;
const BY_WEEK = 210;

/** The days of a period, given today. A week is the seven days that end with its day. */
export function spanOf({ name, at, from, to }: Period, today: Day): Span {
	const day = at ?? today;
	const [year = "", month = ""] = day.split("-");
	switch (name) {
		case "today":
			return { from: day, to: dayAfter(day, 1) };
		case "week":
			return { from: dayAfter(day, 1 - WEEK_DAYS), to: dayAfter(day, 1) };
		case "month":
			return { from: firstOf(Number(year), Number(month)), to: firstOf(Number(year), Number(month) + 1) };
		case "quarter": {
			const first = Math.floor((Number(month) - 1) / 3) * 3 + 1;
			return { from: firstOf(Number(year), first), to: firstOf(Number(year), first + 3) };
		}
		case "year":
			return { from: firstOf(Number(year), 1), to: firstOf(Number(year) + 1, 1) };
		case "any": {
			const first = from ?? dayAfter(today, -29);
			const [, last = first] = [first, to ?? today].sort();
			return { from: first, to: dayAfter(last, 1) };
		}
	}
}

/** The period before (-1) or after (+1); one of any days moves by its own length. */
export function stepped(period: Period, by: -1 | 1, today: Day): Period {
	const span = spanOf(period, today);
	if (period.name === "any") {
		const days = daysIn(span) * by;
		return { ...period, from: dayAfter(span.from, days), to: dayAfter(span.to, days - 1) };
	}
	const at = by < 0 ? dayAfter(span.from, -1) : period.name === "week" ? dayAfter(span.to, WEEK_DAYS - 1) : span.to;
	return { ...period, at };
}

/** Whether the period after this one has begun yet. */
export function hasNext(period: Period, today: Day): boolean {
	return spanOf(period, today).to <= today;
}

/** How finely a period is shown. */
export function grainOf(span: Span): "hour" | "day" | "week" | "month" {
	const days = daysIn(span);
	if (days <= 1) return "hour";
	if (days <= BY_DAY) return "day";
	return days <= BY_WEEK ? "week" : "month";
}

/** The keys of a period's parts, so that one in which nothing happened has its place too; absent where they are not known beforehand. */
export function partsOf(span: Span, grain: ReturnType<typeof grainOf>): readonly string[] | undefined {
	if (grain === "hour") return Array.from({ length: 24 }, (_, hour) => String(hour));
	const days = Array.from({ length: daysIn(span) }, (_, n) => dayAfter(span.from, n));
	if (grain === "day") return days;
	return grain === "month" ? [...new Set(days.map((day) => day.slice(0, 7)))] : undefined;
}

export function daysIn({ from, to }: Span): number {
	return Math.round((atUtc(to) - atUtc(from)) / DAY_MS);
}

export function dayAfter(day: Day, days: number): Day {
	return new Date(atUtc(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** A day as an address or a field has it; undefined where it is none. */
export function dayFrom(text: string | null | undefined): Day | undefined {
	if (!text || !/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text))) return undefined;
	return new Date(text).toISOString().slice(0, 10) === text ? text : undefined;
}

/** The day that the clocks of a zone show at an instant (epoch ms). */
export function dayAt(at: number, zone: string): Day {
	return new Date(at + offsetAt(at, zone)).toISOString().slice(0, 10);
}

/** The first instant of a day in a zone, epoch ms: its midnight, or where the clocks skip that, when the day begins. */
export function startOfDay(day: Day, zone: string): number {
	const midnight = atUtc(day);
	const guess = midnight - offsetAt(midnight, zone);
	const start = midnight - offsetAt(guess, zone);
	// Where the clocks are put forward over midnight, the day begins when they are.
	if (dayAt(start, zone) >= day && dayAt(start - 1, zone) < day) return start;
	const [earlier, later] = [start - 3 * 3_600_000, start + 3 * 3_600_000];
	for (let at = earlier; at <= later; at += 15 * 60_000) if (dayAt(at, zone) >= day) return at;
	return start;
}

function firstOf(year: number, month: number): Day {
	return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
}

function atUtc(day: Day): number {
	return Date.parse(`${day}T00:00:00Z`);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far a zone's clocks are ahead at an instant, ms. */
function offsetAt(at: number, zone: string): number {
	let format = formats.get(zone);
	if (!format) {
		format = new Intl.DateTimeFormat("en-US", {
			...({ year: "numeric", month: "numeric", day: "numeric" } as const),
			...({ hour: "numeric", minute: "numeric", second: "numeric", hourCycle: "h23", timeZone: zone } as const),
		});
		formats.set(zone, format);
	}
	const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
	const of = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
	const shown = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
	return shown - Math.floor(at / 1_000) * 1_000;
}
