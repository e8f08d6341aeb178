import { Temporal } from "temporal-polyfill";
import { steadyAt } from "./zone-offset.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_HOURS = 7 * 24;
/** 1970-01-01 was a Thursday. */
const EPOCH_WEEKDAY = 3;

/** A day of the site's calendar, such as `2026-10-25`; two compare as text. Instants are epoch ms, zones IANA names. */
export type SiteDay = string;

/** A day with the instants from which and before which it lasts: 23, 24 or 25 hours, or what the site's clocks make of it. */
export interface DayLength {
	readonly day: SiteDay;
	readonly from: number;
	readonly until: number;
}

/**
 * The day that an instant belongs to. Days follow each other without gap or return: where clocks are put back over
 * midnight, the new day has begun and goes on.
 */
export function dayAt(at: number, zone: string): SiteDay {
	const { from, offset } = steadyAt(at, zone);
	const shown = Math.floor((at + offset) / DAY_MS);
	const begun = from > Number.NEGATIVE_INFINITY ? shownBefore(from, zone) : shown;
	return dayOfNumber(Math.max(shown, begun));
}

/** The number of the day that the clocks show in the last millisecond before they are moved. */
function shownBefore(change: number, zone: string): number {
	return Math.floor((change - 1 + steadyAt(change - 1, zone).offset) / DAY_MS);
}

/** The first instant of a day: its midnight, or when the clocks go over that. A day that the site skipped begins with the next. */
export function startOfDay(day: SiteDay, zone: string): number {
	return Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
}

/** The day so many days later in the calendar, or earlier. */
export function dayAfter(day: SiteDay, days = 1): SiteDay {
	return dayOfNumber(numberOf(day) + days);
}

/** How many days of the calendar later `to` is than `from`; negative if it is earlier. */
export function daysBetween(from: SiteDay, to: SiteDay): number {
	return numberOf(to) - numberOf(from);
}

/** Every day of which some lies in the half-open time, in order and whole; a day that the site skipped is none. */
export function daysOf(from: number, until: number, zone: string): readonly DayLength[] {
	const days: DayLength[] = [];
	if (from >= until) return days;
	for (let day = dayAt(from, zone), start = startOfDay(day, zone); start < until; ) {
		const next = dayAfter(day);
		const end = startOfDay(next, zone);
		if (end > start) days.push({ day, from: start, until: end });
		day = next;
		start = end;
	}
	return days;
}

/** Minutes since midnight that the clocks show, 0 to 1,439. */
export function minuteOfDay(at: number, zone: string): number {
	return Math.floor(modulo(at + steadyAt(at, zone).offset, DAY_MS) / 60_000);
}

/** The hour of the week that the clocks show, from 0 (Monday, 00:00 to 00:59) to 167. An hour shown twice is the same one. */
export function hourOfWeek(at: number, zone: string): number {
	return modulo(Math.floor((at + steadyAt(at, zone).offset) / HOUR_MS) + EPOCH_WEEKDAY * 24, WEEK_HOURS);
}

function numberOf(day: SiteDay): number {
	// A date alone is read as midnight UTC (ECMA-262 §21.4.3.2), and every day of UTC has as many milliseconds.
	// biome-ignore lint/style/noRestrictedGlobals: arithmetic on what was given, no clock; Temporal takes a hundred times as long
	return Date.parse(day) / DAY_MS;
}

function dayOfNumber(days: number): SiteDay {
	// biome-ignore lint/style/noRestrictedGlobals: arithmetic on what was given, no clock; Temporal takes a hundred times as long
	return new Date(days * DAY_MS).toISOString().slice(0, "2026-11-26".length);
}

function modulo(a: number, b: number): number {
	return ((a % b) + b) % b;
}
