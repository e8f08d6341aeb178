import type { MessageShape } from "../../../contract/message-shape.ts";
import type { IncidentShape } from "../../../contract/shapes.ts";
import { UNATTENDED_ALARM } from "../../../model/unattended.ts";
import type { Words } from "../../../model/words.ts";
import type { Held } from "../queue/act.ts";
import type { HeldSos } from "../store/database.ts";

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

/** What this guard is told of because nobody takes it, was not sent to, and did not raise: of their own call they know. */
export function untakenOf(
	incidents: Iterable<IncidentShape>,
	{ guard, raised }: { readonly guard: string; readonly raised: ReadonlySet<string> },
): readonly IncidentShape[] {
	return [...incidents].filter(
		({ id, state, dispatches = [] }) =>
			state === "open" && !raised.has(id) && !dispatches.some((one) => one.guard === guard),
	);
}

/** The incidents that this phone raised: by its calls for help, and by what was reported with it. */
export function raisedBy(calls: readonly HeldSos[], held: readonly Held[]): ReadonlySet<string> {
	const all = [...calls.map(({ incident }) => incident), ...held.map(({ sent }) => sent?.incident)];
	return new Set(all.filter((one) => one !== undefined));
}

/** Incidents that are the same to whoever reads of them. */
export interface Folded {
	readonly newest: IncidentShape;
	readonly all: readonly IncidentShape[];
}

/** Folds what is called the same at the same place; what came last stands first. */
export function folded(incidents: readonly IncidentShape[]): readonly Folded[] {
	const groups = new Map<string, IncidentShape[]>();
	for (const one of [...incidents].sort((a, b) => Date.parse(b.openedAt) - Date.parse(a.openedAt))) {
		const key = JSON.stringify([one.type, one.words.en, one.zone]);
		groups.set(key, [...(groups.get(key) ?? []), one]);
	}
	return [...groups.values()].flatMap((all) => (all[0] ? [{ newest: all[0], all }] : []));
}

/** What it is called says where already: the place is not said once more. */
export function saysWhere(words: Words, where: Words): boolean {
	return words.en.toLowerCase().includes(where.en.toLowerCase()) || words["zh-CN"].includes(where["zh-CN"]);
}

/** The guard room itself is empty: to call it helps nobody. */
export function isUnattended({ type }: IncidentShape): boolean {
	return type === UNATTENDED_ALARM;
}

/** What the guard room said that this guard has not read yet, the oldest first. */
export function unreadOf(messages: Iterable<MessageShape>): readonly MessageShape[] {
	return [...messages]
		.filter(({ to }) => to.some(({ seenAt }) => seenAt === undefined))
		.sort((a, b) => Date.parse(a.since) - Date.parse(b.since));
}
