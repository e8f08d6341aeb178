import type { Language } from "./language.ts";

export interface Length {
	readonly key: "age.seconds" | "age.minutesSeconds" | "age.minutes" | "age.hours" | "age.days";
	readonly values: { readonly a: number; readonly b: string };
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A length of time as a person says it: seconds matter in the first ten minutes, minutes in the first day. Where there is
 * little room (`short`), seconds matter in the first minute.
 */
export function lengthOf(ms: number, { short = false } = {}): Length {
	const s = Math.max(0, Math.floor(ms / 1000));
	if (s < MINUTE) return { key: "age.seconds", values: { a: s, b: "" } };
	if (s < 10 * MINUTE && !short) {
		return { key: "age.minutesSeconds", values: { a: Math.floor(s / MINUTE), b: two(s % MINUTE) } };
	}
	if (s < HOUR) return { key: "age.minutes", values: { a: Math.floor(s / MINUTE), b: "" } };
	if (s < DAY) {
		return { key: "age.hours", values: { a: Math.floor(s / HOUR), b: two(Math.floor((s % HOUR) / MINUTE)) } };
	}
	return { key: "age.days", values: { a: Math.floor(s / DAY), b: String(Math.floor((s % DAY) / HOUR)) } };
}

/** A countdown as `m:ss`; once it has passed, `-m:ss`. */
export function countdown(ms: number): string {
	const s = Math.ceil(Math.abs(ms) / 1000);
	const sign = ms < 0 && s > 0 ? "−" : "";
	const rest = `${two(Math.floor((s % HOUR) / MINUTE))}:${two(s % MINUTE)}`;
	return s >= HOUR ? `${sign}${Math.floor(s / HOUR)}:${rest}` : `${sign}${rest.replace(/^0/, "")}`;
}

function two(n: number): string {
	return String(n).padStart(2, "0");
}

type Style = "clock" | "second" | "minute" | "day" | "date";

const STYLES: Readonly<Record<Style, Intl.DateTimeFormatOptions>> = {
	clock: { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
	second: { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
	minute: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
	day: { year: "numeric", month: "2-digit", day: "2-digit" },
	date: { weekday: "short", month: "short", day: "numeric" },
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** An instant (epoch ms or RFC 3339) as the site's wall clock shows it. */
export function timeAt(instant: number | string, style: Style, zone: string, language: Language): string {
	const key = `${style}/${zone}/${language}`;
	let format = formats.get(key);
	if (!format) {
		format = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { ...STYLES[style], timeZone: zone });
		formats.set(key, format);
	}
	return format.format(typeof instant === "string" ? Date.parse(instant) : instant);
}
