import { minuteOfDay } from "../model/site-day.ts";

/** Makes a function that gives the minutes since local midnight in `timeZone` at an instant (epoch ms UTC). */
export function localMinutes(timeZone: string): (at: number) => number {
	return (at) => minuteOfDay(at, timeZone);
}
