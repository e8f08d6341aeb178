import type { AlarmShape, IncidentShape } from "../../../contract/shapes.ts";

/** What waits for a captain's word. */
export type Approval =
	| { readonly what: "shelve"; readonly incident: IncidentShape; readonly alarm: AlarmShape }
	| { readonly what: "review" | "wait"; readonly incident: IncidentShape };

/**
 * What waits for a captain's word: shelves and renewals that are not confirmed, by the first to end; closures as false that
 * want her review, by the first to be due; incidents that have waited once, so that another wait is hers to give, and that
 * somebody has to act on.
 */
export function approvalsOf(
	incidents: readonly IncidentShape[],
	alarms: ReadonlyMap<string, AlarmShape>,
): readonly Approval[] {
	const shelves = incidents
		.filter(({ state }) => state !== "resolved")
		.flatMap((incident) => incident.alarms.flatMap((id) => alarms.get(id) ?? []).map((alarm) => ({ incident, alarm })))
		.filter(({ alarm: { shelved } }) => shelved?.unconfirmed || shelved?.renewal);
	const reviews = incidents.filter(({ review }) => review && review.at === undefined);
	const waits = incidents.filter(
		({ state, waits: times = 0, waiting, due }) => state !== "resolved" && times > 0 && !waiting && due?.what === "act",
	);
	const until = (at: string | undefined) => Date.parse(at ?? "");
	return [
		...shelves
			.sort((a, b) => until(a.alarm.shelved?.until) - until(b.alarm.shelved?.until))
			.map((one) => ({ what: "shelve", ...one }) as const),
		...waits
			.sort((a, b) => until(a.due?.at) - until(b.due?.at))
			.map((incident) => ({ what: "wait", incident }) as const),
		...reviews
			.sort((a, b) => until(a.review?.dueAt) - until(b.review?.dueAt))
			.map((incident) => ({ what: "review", incident }) as const),
	];
}
