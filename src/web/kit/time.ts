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

/**
 * An instant (epoch ms or RFC 3339) as the site's wall clock shows it. In an hour that it shows twice, as clocks are put
 * back, a time of day has its offset behind it: `01:30 +01:00`.
 */
export function timeAt(instant: number | string, style: Style, zone: string, language: Language): string {
	const at = typeof instant === "string" ? Date.parse(instant) : instant;
	const shown = formatOf(`${style}/${zone}/${language}`, language, { ...STYLES[style], timeZone: zone }).format(at);
	if (style === "day" || style === "date") return shown;
	const offset = twiceShown(at, zone);
	return offset === undefined ? shown : `${shown} ${offset}`;
}

/** Minutes since midnight as the site's wall clock shows them. */
export function minuteOfDayAt(at: number, zone: string): number {
	const shown = formatOf(`minute/${zone}/en`, "en", { ...STYLES.minute, timeZone: zone }).format(at);
	const [hour = 0, minute = 0] = shown.split(":").map(Number);
	return hour * 60 + minute;
}

function formatOf(key: string, language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	let format = formats.get(key);
	if (!format) {
		format = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, options);
		formats.set(key, format);
	}
	return format;
}

const QUARTER_MS = 900_000;
const DAY_MS = 24 * 4 * QUARTER_MS;
const KEPT_MAX = 2_000;
/** By zone and quarter of an hour, in which offsets do not change; what was asked of most is now. */
const twice = new Map<string, string | undefined>();

/** The offset at this instant (`+01:00`) if the clocks show the same time of day once more, before or after; else undefined. */
function twiceShown(at: number, zone: string): string | undefined {
	const quarter = Math.floor(at / QUARTER_MS);
	const key = `${zone}/${quarter}`;
	if (twice.has(key)) return twice.get(key);
	const then = quarter * QUARTER_MS;
	const { ms, text } = offsetAt(then, zone);
	const again = [then - DAY_MS, then + DAY_MS].some((near) => {
		const other = offsetAt(near, zone).ms;
		return other !== ms && offsetAt(then + ms - other, zone).ms === other;
	});
	if (twice.size >= KEPT_MAX) twice.clear();
	twice.set(key, again ? text : undefined);
	return twice.get(key);
}

function offsetAt(at: number, zone: string): { readonly ms: number; readonly text: string } {
	const format = formatOf(`offset/${zone}`, "en", { timeZone: zone, timeZoneName: "longOffset" });
	const name = format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
	const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [undefined, "+", "00", "00"];
	const ms = (Number(hours) * 60 + Number(minutes)) * 60_000;
	return { ms: sign === "-" ? -ms : ms, text: `${sign}${hours}:${minutes}` };
}
