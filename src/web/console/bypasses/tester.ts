import type { WalkTestShape } from "../../../contract/work-shapes.ts";

/** One question to the desk: whether what this detector reported was the tester. */
export interface TesterQuestion {
	readonly test: string;
	readonly detector: string;
	/** The report that is meant. */
	readonly seq: number;
	/** When it rings if nobody says so, epoch ms. */
	readonly ringsAt: number;
}

/** An answer that the hub refused, and why. */
export interface RefusedAnswer extends TesterQuestion {
	readonly why: string;
}

/**
 * The refused answers whose question is over, so that no button is left for them to stand beside: they stand in its place
 * while that test goes on, until the same detector is asked about anew.
 */
export function refusedLeft(
	refused: Iterable<RefusedAnswer>,
	questions: readonly TesterQuestion[],
	tests: readonly Pick<WalkTestShape, "id">[],
): readonly RefusedAnswer[] {
	return [...refused].filter(
		({ test, detector }) =>
			tests.some(({ id }) => id === test) && !questions.some((one) => one.test === test && one.detector === detector),
	);
}

/** The questions that can still be answered, the one that rings first before the others. `mostMs`: how old a report may be. */
export function questionsOf(
	tests: readonly Pick<WalkTestShape, "id" | "asks">[],
	now: number,
	mostMs: number,
): readonly TesterQuestion[] {
	return tests
		.flatMap(({ id, asks = {} }) =>
			Object.entries(asks).map(([detector, { seq, at }]) => ({
				...{ test: id, detector, seq },
				ringsAt: Date.parse(at) + mostMs,
			})),
		)
		.filter(({ ringsAt }) => ringsAt > now)
		.sort((a, b) => a.ringsAt - b.ringsAt || a.detector.localeCompare(b.detector));
}
