import type { Random } from "../../simulators/world/random.ts";

const HOUR = 3_600_000;

export type Sky = "clear" | "rain" | "storm" | "fog";

/** One day of the site's own calendar. */
export interface Day {
	/** Local midnight, epoch ms; the day ends where the next begins. */
	readonly from: number;
	readonly to: number;
	/** 1 … 12. */
	readonly month: number;
	/** 1 … 31. */
	readonly date: number;
	readonly weekend: boolean;
	readonly sky: Sky;
}

/** How often a day of each month is rainy, stormy or foggy; our own, after the lower Yangtze. */
const RAINY = [0.2, 0.25, 0.3, 0.28, 0.28, 0.42, 0.3, 0.25, 0.25, 0.15, 0.18, 0.15] as const;
const STORMY = [0, 0, 0.01, 0.03, 0.04, 0.07, 0.12, 0.12, 0.06, 0.01, 0, 0] as const;
const FOGGY = [0.1, 0.08, 0.05, 0.03, 0.02, 0.01, 0, 0, 0.01, 0.05, 0.09, 0.12] as const;

/** The days from the local midnight `from` on, the last one cut off at `until`. */
export function daysOf(
	timeZone: string,
	{ from, until, random }: { readonly from: number; readonly until: number; readonly random: Random },
): Day[] {
	const days: Day[] = [];
	let at = from;
	while (at < until) {
		const next = midnightFrom(timeZone, at + HOUR);
		const { month, date, weekday } = localDateOf(timeZone, at);
		const to = Math.min(next, until);
		days.push({
			from: at,
			to,
			month,
			date,
			weekend: weekday === "Sat" || weekday === "Sun",
			sky: skyOf(month, random),
		});
		at = next;
	}
	return days;
}

function skyOf(month: number, random: Random): Sky {
	const drawn = random.next();
	const [storm = 0, fog = 0, rain = 0] = [STORMY[month - 1], FOGGY[month - 1], RAINY[month - 1]];
	if (drawn < storm) return "storm";
	if (drawn < storm + fog) return "fog";
	return drawn < storm + fog + rain ? "rain" : "clear";
}

/** The first local midnight at or after `from`, epoch ms; on a day whose clocks change it is found all the same. */
export function midnightFrom(timeZone: string, from: number): number {
	const whole = Math.ceil(from / HOUR) * HOUR;
	for (let at = whole; ; at += HOUR / 4) if (minuteOf(timeZone, at) === 0) return at;
}

function minuteOf(timeZone: string, at: number): number {
	const [hour = 0, minute = 0] = formatOf(timeZone).time.format(at).split(":").map(Number);
	return hour * 60 + minute;
}

/** The date that the site's calendar shows at an instant. */
export function localDateOf(timeZone: string, at: number): { month: number; date: number; weekday: string } {
	const parts = new Map(
		formatOf(timeZone)
			.day.formatToParts(at)
			.map(({ type, value }) => [type, value]),
	);
	return {
		month: Number(parts.get("month")),
		date: Number(parts.get("day")),
		weekday: parts.get("weekday") ?? "",
	};
}

const formats = new Map<string, { readonly time: Intl.DateTimeFormat; readonly day: Intl.DateTimeFormat }>();

function formatOf(timeZone: string) {
	const known = formats.get(timeZone);
	if (known) return known;
	const made = {
		time: new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
		day: new Intl.DateTimeFormat("en-US", { timeZone, month: "numeric", day: "numeric", weekday: "short" }),
	};
	formats.set(timeZone, made);
	return made;
}
