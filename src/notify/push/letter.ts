import type { Incident } from "../../model/incident.ts";
import type { ChainTest } from "../../model/objects/chain-test.ts";
import type { Message } from "../../model/objects/message.ts";

/** What stands on a lock screen: which of these things it is, where to look it up, and no person, flat or text. */
export interface Letter {
	readonly kind: "dispatch" | "message" | "told" | "chain-test";
	/** Of the dispatch, message, telling or test. */
	readonly id: string;
	readonly incident?: string;
	readonly priority?: Incident["priority"];
	/** An exercise: it says so wherever it shows. */
	readonly drill?: true;
	/** What happened, where that names no flat; of what is discreet never. */
	readonly words?: Incident["words"];
}

/** One letter, to whom, and until when it is worth anything, epoch ms by the hub's time. */
export interface Addressed {
	readonly to: string;
	readonly letter: Letter;
	readonly until: number;
}

/** Who is meant by `captain`, `manager`: whom the shift does not name. */
export type NamedBy = (who: string) => readonly string[];

/** So long a guard who was sent, or told of what nobody takes, is worth waking; afterwards others are on it. */
const URGENT_MS = 300_000;
const MESSAGE_MS = 24 * 3_600_000;

interface Telling {
	readonly who: string;
	readonly at: number;
	readonly to?: readonly string[];
}

/** What of an incident goes out by push as it is now. */
export function lettersOf(incident: Incident, { hides, named }: { hides: boolean; named: NamedBy }): Addressed[] {
	const { id, priority, words, unit, discreet, drill, dispatches = [], told = [], state } = incident;
	const mayKnow = ({ to }: Addressed) => to !== incident.keptFrom;
	const about = {
		...{ incident: id, priority },
		...(drill && { drill }),
		...(!discreet && !hides && unit === undefined && { words }),
	};
	// Taken for them by radio, or on their screen already: they are awake.
	const sent = dispatches
		.filter((one) => one.state === "sent" && one.receivedAt === undefined)
		.map(({ id: dispatch, guard, sentAt }) => {
			const letter = { kind: "dispatch", id: dispatch, ...about } as const;
			return { to: guard, letter, until: sentAt + URGENT_MS };
		});
	if (drill || state !== "open") return sent.filter(mayKnow);
	// The incident lists the last of its tellings alone.
	const before = (incident.toldCount ?? told.length) - told.length;
	const tellings = told.flatMap((one, i) => {
		const letter = { kind: "told", id: `${id}.${before + i + 1}`, ...about } as const;
		return toEach(one, named).map((to) => ({ to, letter, until: one.at + URGENT_MS }));
	});
	return [...sent, ...tellings].filter(mayKnow);
}

/** A message's own text waits until its guard opens it. */
export function lettersOfMessage({ id, to, since }: Message): Addressed[] {
	const unread = to.filter(({ seenAt, deliveredAt }) => seenAt === undefined && deliveredAt === undefined);
	return unread.map(({ guard }) => ({ to: guard, letter: { kind: "message", id }, until: since + MESSAGE_MS }));
}

/** A test of the chain, to those whom it has told. */
export function lettersOfChainTest(
	{ id, told, confirmBy, confirmedAt, failedAt }: ChainTest,
	named: NamedBy,
): Addressed[] {
	if (confirmedAt !== undefined || failedAt !== undefined) return [];
	const all = new Set(told.flatMap((one) => toEach(one, named)));
	return [...all].map((to) => ({ to, letter: { kind: "chain-test", id }, until: confirmBy }));
}

function toEach({ who, to = [] }: Telling, named: NamedBy): readonly string[] {
	return to.length > 0 ? to : named(who);
}
