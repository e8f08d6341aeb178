import { DAYS, type Day } from "../model/patrol.ts";
import { hourOfWeek, minuteOfDay } from "../model/site-day.ts";

/** Makes a function that gives the minutes since local midnight in `timeZone` at an instant (epoch ms UTC). */
export function localMinutes(timeZone: string): (at: number) => number {
	return (at) => minuteOfDay(at, timeZone);
}

/** Makes a function that gives the day of the week in `timeZone` at an instant (epoch ms UTC). */
export function localDays(timeZone: string): (at: number) => Day {
	return (at) => {
		const day = DAYS[Math.floor(hourOfWeek(at, timeZone) / 24)];
		if (day === undefined) throw new Error(`the day of the week in ${timeZone}: found none at ${at}`);
		return day;
	};
}
