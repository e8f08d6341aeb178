import type { Draft } from "../model/entry.ts";

const CLOCK_SKEW = 1;
const LATE = 2;
const INITIAL = 4;

/** An entry's marks as one number. */
export function flagsOf(draft: Pick<Draft, "clockSkew" | "late" | "initial">): number {
	return (draft.clockSkew ? CLOCK_SKEW : 0) | (draft.late ? LATE : 0) | (draft.initial ? INITIAL : 0);
}

/** The marks that `flagsOf` made a number of. */
export function marksOf(flags: number): Pick<Draft, "clockSkew" | "late" | "initial"> {
	return {
		...((flags & CLOCK_SKEW) !== 0 && { clockSkew: true as const }),
		...((flags & LATE) !== 0 && { late: true as const }),
		...((flags & INITIAL) !== 0 && { initial: true as const }),
	};
}
