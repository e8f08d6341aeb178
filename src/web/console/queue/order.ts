import type { IncidentShape } from "../../../contract/shapes.ts";
import { queueOrder } from "../../../model/incident.ts";
import { PRIORITIES, type Priority } from "../../../model/priority.ts";

/** The open incidents in the engine's order; those of which everything is shelved or suppressed wait elsewhere. */
export function activeQueue(incidents: Iterable<IncidentShape>): IncidentShape[] {
	return inOrder([...incidents].filter(({ state, quiet }) => state !== "resolved" && !quiet));
}

/** The open incidents that wait because everything in them is shelved or suppressed, in the engine's order. */
export function shelvedQueue(incidents: Iterable<IncidentShape>): IncidentShape[] {
	return inOrder([...incidents].filter(({ state, quiet }) => state !== "resolved" && quiet === true));
}

function inOrder(incidents: readonly IncidentShape[]): IncidentShape[] {
	return incidents
		.map((incident) => ({ incident, key: { ...keyOf(incident), openedAt: Date.parse(incident.openedAt) } }))
		.sort((a, b) => queueOrder(a.key, b.key))
		.map(({ incident }) => incident);
}

function keyOf({ priority, state, life }: IncidentShape) {
	return { priority, state, ...(life !== undefined && { life }) };
}

/** What was resolved on this day of the site, the latest first; what was folded into another was not. `dayOf` names the day of an instant. */
export function resolvedToday(
	incidents: Iterable<IncidentShape>,
	now: number,
	dayOf: (at: number) => string,
): IncidentShape[] {
	const today = dayOf(now);
	return [...incidents]

		.filter(({ mergedInto }) => mergedInto === undefined)
		.filter(({ resolvedAt }) => resolvedAt !== undefined && dayOf(Date.parse(resolvedAt)) === today)
		.sort((a, b) => Date.parse(b.resolvedAt ?? "") - Date.parse(a.resolvedAt ?? ""));
}

export interface Count {
	readonly priority: Priority;
	readonly open: number;
	readonly unacknowledged: number;
}

/** How many ask for a person, and of them unacknowledged, by priority; what waits in quiet is counted on its own tab. */
export function countByPriority(incidents: Iterable<IncidentShape>): readonly Count[] {
	const counts = PRIORITIES.map((priority) => ({ priority, open: 0, unacknowledged: 0 }));
	for (const { priority, state, quiet } of incidents) {
		const count = counts[PRIORITIES.indexOf(priority)];
		if (!count || state === "resolved" || quiet) continue;
		count.open += 1;
		if (state === "open") count.unacknowledged += 1;
	}
	return counts;
}
