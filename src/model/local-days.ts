import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { dayAfter, dayAt, daysBetween } from "./site-day.ts";
import { steadyAt } from "./zone-offset.ts";

const FIRST_DAY = "1970-01-01";
const DAY_MINUTES = 24 * 60;
const date = z.iso.date();

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

/** The calendar of an IANA time zone. */
export function localDaysOf(timeZone: string): LocalDays {
	return {
		dayAt: (at) => daysBetween(FIRST_DAY, dayAt(at, timeZone)),
		instantOf(day, minute) {
			const wanted = plain(day + Math.floor(minute / DAY_MINUTES))
				.toPlainDateTime()
				.add({ minutes: minute % DAY_MINUTES });
			const found = wanted.toZonedDateTime(timeZone);
			const at = found.epochMilliseconds;
			return found.toPlainDateTime().equals(wanted) ? at : steadyAt(at, timeZone).from;
		},
	};
}

/** The day of `2026-11-26`; undefined: no such day is in the calendar. */
export function dayOf(text: string): number | undefined {
	const read = date.safeParse(text);
	return read.success ? daysBetween(FIRST_DAY, read.data) : undefined;
}

/** `2026-11-26`. */
export function dateOf(day: number): string {
	return dayAfter(FIRST_DAY, day);
}

/** The first day of the month that a day is in, and of the one after. */
export function monthOf(day: number): { readonly first: number; readonly next: number } {
	const first = plain(day).with({ day: 1 });
	const numberOf = (one: Temporal.PlainDate) => daysBetween(FIRST_DAY, one.toString());
	return { first: numberOf(first), next: numberOf(first.add({ months: 1 })) };
}

function plain(day: number): Temporal.PlainDate {
	return Temporal.PlainDate.from(dateOf(day));
}
