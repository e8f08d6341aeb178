import type { Draft } from "../../model/entry.ts";
import type { Outcome } from "../../model/outcome.ts";
import type { Problem } from "../../model/problem.ts";
import type { Change } from "./state.ts";

/** What an entry leads to. */
export interface Accepted {
	readonly outcomes: readonly Outcome[];
	/** The incident the entry belongs to. */
	readonly incident?: string;
	readonly changes: readonly Change[];
	/** What the hub concludes at once; appended right after, in the same transaction, judged in their turn. */
	readonly derived: readonly Draft[];
}

/** A person asked for something that is not possible: the entry does not enter the journal. */
export interface Refused {
	readonly refused: Problem;
}

export type Decision = Accepted | Refused;
