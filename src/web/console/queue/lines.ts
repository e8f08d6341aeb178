import type { IncidentShape } from "../../../contract/shapes.ts";
import { higher, type Priority } from "../../../model/priority.ts";

/** One line of the queue: an incident, or what a flood brought of one kind and zone. */
export type Line =
	| { readonly sort: "incident"; readonly id: string; readonly incident: IncidentShape; readonly inside?: true }
	| {
			readonly sort: "group";
			readonly id: string;
			readonly key: string;
			readonly incidents: readonly IncidentShape[];
			readonly open: boolean;
	  };

/** One line for it is enough only above this. */
const LEAST = 2;

/**
 * The queue as lines. What a flood brought of one kind and zone is one line with its count, where the most urgent of it
 * would stand; unfolded, each has its own below it. Critical and high are never grouped.
 */
export function linesOf(queue: readonly IncidentShape[], unfolded: ReadonlySet<string>): readonly Line[] {
	const groups = new Map<string, IncidentShape[]>();
	for (const incident of queue) {
		const key = groupOf(incident);
		if (key === undefined) continue;
		const group = groups.get(key);
		// A flood brings thousands of one group: it is never copied.
		if (group) group.push(incident);
		else groups.set(key, [incident]);
	}
	const lines: Line[] = [];
	const begun = new Set<string>();
	for (const incident of queue) {
		const key = groupOf(incident);
		const all = key === undefined ? [] : (groups.get(key) ?? []);
		if (key === undefined || all.length < LEAST) lines.push({ sort: "incident", id: incident.id, incident });
		else if (!begun.has(key)) {
			begun.add(key);
			const open = unfolded.has(key);
			lines.push({ sort: "group", id: `group:${key}`, key, incidents: all, open });
			if (open)
				lines.push(...all.map((one) => ({ sort: "incident", id: one.id, incident: one, inside: true }) as const));
		}
	}
	return lines;
}

function groupOf({ group, priority }: IncidentShape): string | undefined {
	return priority === "medium" || priority === "low" ? group : undefined;
}

/** The incident that a line stands for when the keyboard comes to it: in a folded group the one that is in hand. */
export function stopOf(line: Line, chosen: string | undefined): string | undefined {
	if (line.sort === "incident") return line.id;
	if (line.open) return undefined;
	return (line.incidents.find(({ id }) => id === chosen) ?? line.incidents[0])?.id;
}

/** What a folded group says at a glance. */
export function sumOf(incidents: readonly IncidentShape[]): { priority: Priority; waiting: number; oldest: string } {
	let priority: Priority = "low";
	let [waiting, oldest] = [0, ""];
	for (const { priority: one, state, openedAt } of incidents) {
		priority = higher(priority, one);
		if (state === "open") waiting += 1;
		if (oldest === "" || Date.parse(openedAt) < Date.parse(oldest)) oldest = openedAt;
	}
	return { priority, waiting, oldest };
}
