import { DAYS, type Day } from "../model/patrol.ts";

const QUARTER_MS = 15 * 60_000;
const DAY_MINUTES = 24 * 60;

/**
 * Makes a function that gives the minutes since local midnight in `timeZone` at an instant (epoch ms UTC). Zone offsets
 * are multiples of a quarter of an hour and change on one, so one look-up serves a quarter.
 */
export function localMinutes(timeZone: string): (at: number) => number {
	const format = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
	let quarter = Number.NaN;
	let minutesAtQuarter = 0;
	return (at) => {
		const now = Math.floor(at / QUARTER_MS);
		if (now !== quarter) {
			const [hours = 0, minutes = 0] = format
				.format(now * QUARTER_MS)
				.split(":")
				.map(Number);
			quarter = now;
			minutesAtQuarter = hours * 60 + minutes;
		}
		return (minutesAtQuarter + Math.floor((at - now * QUARTER_MS) / 60_000)) % DAY_MINUTES;
	};
}

/** Makes a function that gives the day of the week in `timeZone` at an instant (epoch ms UTC). */
export function localDays(timeZone: string): (at: number) => Day {
	const format = new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "short" });
	return (at) => {
		const shown = format.format(at).toLowerCase();
		const day = DAYS.find((one) => one === shown);
		if (day === undefined) throw new Error(`the day of the week in ${timeZone}: found ${shown}`);
		return day;
	};
}
