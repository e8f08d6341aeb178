import type { AlarmShape } from "../../../contract/shapes.ts";
import type { Priority } from "../../../model/priority.ts";

const MIN = 60_000;
const HOUR = 60 * MIN;

/** How long one may wait with a reason, by priority: what is offered, ms; the hub has the last word. */
const WAITS: Readonly<Record<Priority, readonly number[]>> = {
	critical: [2 * MIN, 5 * MIN, 10 * MIN],
	high: [5 * MIN, 10 * MIN, 30 * MIN],
	medium: [10 * MIN, 30 * MIN, 2 * HOUR],
	low: [30 * MIN, 2 * HOUR, 4 * HOUR],
};

/** The times a wait may be set to, ms, the shortest first. */
export function waitsFor(priority: Priority): readonly number[] {
	return WAITS[priority];
}

/** What is critical is never shelved, nor a household's panic, whatever a site makes of its priority. */
export function mayBeShelved({ priority, type }: Pick<AlarmShape, "priority" | "type">): boolean {
	return priority !== "critical" && type !== "home.panic" && type !== "home.duress";
}
