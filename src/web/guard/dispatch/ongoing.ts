import type { IncidentShape } from "../../../contract/shapes.ts";

export type Dispatch = NonNullable<IncidentShape["dispatches"]>[number];

/** One thing that this guard was sent to. */
export interface Ongoing {
	readonly incident: IncidentShape;
	readonly dispatch: Dispatch;
}

const RANK: Readonly<Record<Dispatch["state"], number>> = {
	sent: 0,
	unanswered: 0,
	arrived: 1,
	accepted: 1,
	declined: 2,
	done: 2,
};

/**
 * What this guard was sent to and has not come back from: what waits for an answer first, the newest of it before older. One
 * dispatch stands once: where it went with another incident (merged, split), the newer word counts.
 */
export function ongoing(incidents: Iterable<IncidentShape>, guard: string): readonly Ongoing[] {
	const byDispatch = new Map<string, Ongoing>();
	for (const incident of incidents) {
		for (const dispatch of incident.dispatches ?? []) {
			if (dispatch.guard !== guard) continue;
			const known = byDispatch.get(dispatch.id);
			if (!known || known.incident.rev < incident.rev) byDispatch.set(dispatch.id, { incident, dispatch });
		}
	}
	return [...byDispatch.values()]
		.filter(({ incident, dispatch }) => RANK[dispatch.state] < 2 && incident.state !== "resolved")
		.sort(
			(a, b) =>
				RANK[a.dispatch.state] - RANK[b.dispatch.state] ||
				Date.parse(b.dispatch.sentAt) - Date.parse(a.dispatch.sentAt),
		);
}

/** It rings until somebody says yes or no. */
export function isAsking({ dispatch }: Ongoing): boolean {
	return RANK[dispatch.state] === 0;
}

export type Answer = "accept" | "decline" | "arrive" | "done";

/** What its guard may say next, the likeliest first. */
export const NEXT: Readonly<Record<Dispatch["state"], readonly Answer[]>> = {
	sent: ["accept", "decline"],
	unanswered: ["accept", "decline"],
	accepted: ["arrive", "decline"],
	arrived: ["done"],
	declined: [],
	done: [],
};

/** What this guard is told of because nobody takes it, and was not sent to. */
export function toldOf(incidents: Iterable<IncidentShape>, guard: string): readonly IncidentShape[] {
	return [...incidents].filter(
		({ state, dispatches = [] }) => state === "open" && !dispatches.some((one) => one.guard === guard),
	);
}
