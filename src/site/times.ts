import { z } from "zod";

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, min: 60_000, h: 3_600_000 };
const DURATION = /^(\d+(?:\.\d+)?) ?(ms|s|min|h)$/;
const A_TIME = 'a time with its unit, such as "30 s", "5 min", "8 h"';
const A_SPAN = 'times of day in quotes, such as "22:00–06:00", or { from: "22:00", to: "06:00" }';
const DAY_MINUTES = 24 * 60;

/** A time as people write it, in ms, within bounds that are written likewise. */
export function duration(least: string, most: string) {
	const bounded = `a time from ${least} to ${most}`;
	return z
		.string(A_TIME)
		.regex(DURATION, A_TIME)
		.transform(msOf)
		.refine((ms) => ms >= msOf(least) && ms <= msOf(most), bounded);
}

function msOf(text: string): number {
	const [, amount, unit = ""] = DURATION.exec(text) ?? [];
	return Number(amount) * (UNITS[unit] ?? Number.NaN);
}

/** A time of day in quotes, as minutes since midnight. */
export const minute = z
	.string()
	.regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time of day in quotes, such as "22:00"')
	.transform(minuteOf);

function minuteOf(text: string): number {
	return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}

const CLOCK = String.raw`([01]\d|2[0-3]):[0-5]\d`;
const between = z.union(
	[
		z
			.string()
			.regex(new RegExp(`^${CLOCK} ?[–-] ?(?:${CLOCK}|24:00)$`))
			.transform((text) => ({ from: minuteOf(text.slice(0, 5)), to: minuteOf(text.slice(-5)) })),
		z.strictObject({ from: minute, to: minute }),
	],
	A_SPAN,
);

/** A part of the day; it may go over midnight. */
export const span = between
	.transform(({ from, to }) => ({ fromMinute: from, toMinute: to % DAY_MINUTES }))
	.refine(({ fromMinute, toMinute }) => fromMinute !== toMinute, "two different times of day");

/** One or several parts of the day. */
export const spans = z.union([span.transform((one) => [one]), z.array(span).min(1)], A_SPAN);
