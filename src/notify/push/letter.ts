import type { Incident } from "../../model/incident.ts";
import type { Message } from "../../model/objects/message.ts";

/** What stands on a lock screen: which of three things it is, where to look it up, and no person, flat or text. */
export interface Letter {
	readonly kind: "dispatch" | "message" | "told";
	/** Of the dispatch, message or incident. */
	readonly id: string;
	readonly incident?: string;
	readonly priority?: Incident["priority"];
	/** An exercise: it says so wherever it shows. */
	readonly drill?: true;
	/** What happened, where that names no flat; of what is discreet never. */
	readonly words?: Incident["words"];
}

/** One letter, to whom, and how long it is worth anything, s. */
export interface Addressed {
	readonly to: string;
	readonly letter: Letter;
	readonly ttlS: number;
}

/** So long a guard who was sent, or told of what nobody takes, is worth waking; afterwards others are on it. */
const URGENT_S = 300;
const MESSAGE_S = 24 * 3_600;

/** What of an incident goes out by push for what the entries after `since` did to it. */
export function lettersOf(incident: Incident, { since, hides }: { since: number; hides: boolean }): Addressed[] {
	const { id, priority, words, unit, discreet, drill, dispatches = [], told = [], state, toldCount = 0 } = incident;
	const mayKnow = ({ to }: Addressed) => to !== incident.keptFrom;
	const about = {
		...{ incident: id, priority },
		...(drill && { drill }),
		...(!discreet && !hides && unit === undefined && { words }),
	};
	const sent: readonly Addressed[] = dispatches
		.filter((one) => one.state === "sent" && seqOf(one.id) > since)
		.map((one) => ({ to: one.guard, letter: { kind: "dispatch", id: one.id, ...about }, ttlS: URGENT_S }) as const);
	const last = told.at(-1);
	if (drill || !last || state !== "open") return sent.filter(mayKnow);
	const letter = { kind: "told", id: `${id}.${toldCount}`, ...about } as const;
	return [...sent, ...(last.to ?? []).map((to) => ({ to, letter, ttlS: URGENT_S }))].filter(mayKnow);
}

/** A message's own text waits until its guard opens it. */
export function lettersOfMessage({ id, to }: Message): Addressed[] {
	const unread = to.filter(({ seenAt, deliveredAt }) => seenAt === undefined && deliveredAt === undefined);
	return unread.map(({ guard }) => ({ to: guard, letter: { kind: "message", id }, ttlS: MESSAGE_S }));
}

/** The seq in the id of what it made. */
function seqOf(id: string): number {
	return Number(id.slice(id.indexOf("-") + 1));
}
