import type { Entry } from "../../model/entry.ts";

/** An event kept by its device counts as late only when it is older than this. */
export const LATE_AFTER_MS = 5 * 60_000;

/** Whether the entry is history rather than news; only here does the device's own clock decide. */
export function isLate({ late, initial, at, receivedAt }: Entry): boolean {
	return late === true && initial !== true && receivedAt - at > LATE_AFTER_MS;
}
