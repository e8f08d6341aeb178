import type { AlarmShape } from "../../contract/shapes.ts";
import { whyNeverShelved } from "../../model/shelf-limits.ts";
import { alarmTypeOf, place } from "../app/site.ts";

/** Why an alarm is never shelved, by the rule that the hub keeps; undefined: it can be. */
export function neverShelved(alarm: AlarmShape): ReturnType<typeof whyNeverShelved> {
	const site = place.value;
	if (!site) return undefined;
	const { life } = alarmTypeOf(site, alarm.type) ?? {};
	const { type, priority, zone } = alarm;
	return whyNeverShelved({ type, priority, zone, ...(life !== undefined && { life }) }, site.site.settings.priorities);
}
