import type { Site } from "../../model/site.ts";
import * as timeOfDay from "../../model/time-of-day.ts";

/** The instant after `now` at which the site's clocks next show `minute` of the day, or pass it over (`model/time-of-day.ts`). */
export function nextMinuteOfDay({ timeZone }: Pick<Site, "timeZone">, now: number, minute: number): number {
	return timeOfDay.nextMinuteOfDay(timeZone, now, minute);
}
