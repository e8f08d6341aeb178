import type { RoundShape } from "../../../contract/patrol-shapes.ts";

/** Rounds, as the captain's desk lists them. */
export interface Rounds {
	/** The one that began first, first. */
	readonly underWay: readonly RoundShape[];
	/** The next one first. */
	readonly scheduled: readonly RoundShape[];
	/** Of the last 24 h, the latest first. */
	readonly ended: readonly RoundShape[];
}

const DAY_MS = 24 * 3_600_000;

/** Sorts rounds by how far they have come; what ended more than a day before `now` (epoch ms) is history. */
export function groupRounds(all: Iterable<RoundShape>, now: number): Rounds {
	const rounds = [...all];
	const of = (state: (state: RoundShape["state"]) => boolean) => rounds.filter((round) => state(round.state));
	const starts = ({ startsAt }: RoundShape) => Date.parse(startsAt);
	const ended = (round: RoundShape) => Date.parse(round.endedAt ?? round.endsBy);
	return {
		underWay: of((state) => state === "under-way").sort((a, b) => starts(a) - starts(b)),
		scheduled: of((state) => state === "scheduled").sort((a, b) => starts(a) - starts(b)),
		ended: of((state) => state === "complete" || state === "incomplete")
			.filter((round) => ended(round) > now - DAY_MS)
			.sort((a, b) => ended(b) - ended(a)),
	};
}

type Stop = RoundShape["stops"][number];

/** Where nothing is to be done any more: somebody was there, or need not be. */
function isDone({ status }: Stop): boolean {
	return status !== "pending" && status !== "missed";
}

/** How far a round is: stops that are done, of all, and those that were missed. */
export function progressOf({ stops }: Pick<RoundShape, "stops">): { done: number; all: number; missed: number } {
	return {
		done: stops.filter(isDone).length,
		all: stops.length,
		missed: stops.filter(({ status }) => status === "missed").length,
	};
}

/** The stop that its guard should be at next: of those nobody was at yet, the one that is due first. */
export function nextStop({ stops }: Pick<RoundShape, "stops">): Stop | undefined {
	return stops
		.filter(({ status }) => status === "pending")
		.sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))[0];
}
