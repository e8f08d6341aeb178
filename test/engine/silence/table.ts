import type { Alarm } from "../../../src/model/alarm.ts";
import { garden, type Judged } from "../../scenario.ts";

export const S = 1_000;
export const MIN = 60 * S;

/** The table of ENGINE, "The silence budget", written down once more: the engine's own settings are not asked. */
export const TABLE = {
	life: [5 * S, 60 * S],
	strong: [5 * S, 5 * MIN],
	high: [60 * S, 15 * MIN],
	medium: [5 * MIN, 30 * MIN],
} as const;

/** The column of the table that an alarm stands in, by what is known of it from outside. */
export function classOf({ alarm, strong }: { readonly alarm: Alarm; readonly strong: boolean }): keyof typeof TABLE {
	if (alarm.life !== undefined) return "life";
	if (strong || alarm.priority === "critical") return "strong";
	return alarm.priority === "high" ? "high" : "medium";
}

/** By what the device said, as the kinds' files say it: two or more beams, the way in, a person whom a camera names. */
export function isStrong({ source, data }: Judged): boolean {
	const kind = garden.devices.get(source.slice("device:".length))?.kind;
	if (kind === "perimeter") return data.direction === "in" || (Array.isArray(data.beams) && data.beams.length > 1);
	return kind === "camera" && (data.direction === "in" || data.label === "person");
}
