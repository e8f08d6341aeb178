import type { IncidentShape } from "../../../contract/shapes.ts";

/** What a flood has put under group lines, and nobody has taken yet. */
export interface Flood {
	readonly alarms: number;
	readonly groups: number;
}

/** Whether the queue is read as in a flood: it is as long as something of its groups waits to be taken. */
export function floodIn(queue: readonly IncidentShape[]): Flood | undefined {
	const waiting = new Map<string, number>();
	for (const { group, state, priority } of queue) {
		if (group === undefined || state !== "open" || priority === "critical" || priority === "high") continue;
		waiting.set(group, (waiting.get(group) ?? 0) + 1);
	}
	const groups = waiting.size;
	return groups === 0 ? undefined : { groups, alarms: [...waiting.values()].reduce((sum, n) => sum + n, 0) };
}
