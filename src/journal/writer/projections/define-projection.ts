import type { Accepted } from "../../../engine/kernel/decision.ts";
import type { State } from "../../../engine/kernel/state.ts";
import type { Entry } from "../../../model/entry.ts";
import type { Site } from "../../../model/site.ts";
import type { Connection } from "../../store/connect.ts";

/** The dictionary's numbers of what the entry at hand names. One holder is filled anew for each entry: read it, don't keep it. */
export interface EntryWords {
	type: number;
	zone: number | null;
	/** The device it is about: its source, or the one its data names. */
	device: number | null;
}

/** What is kept beside the journal, in the transaction of the entries that it follows from. */
export interface Projection {
	/**
	 * Takes in what an entry led to. `before` holds each object as it was before the entry, and what is history in `past`; it
	 * moves on after the call. `site` is what judged the entry; undefined where entries are walked along unjudged. Called for
	 * each entry, so it must be cheap.
	 */
	apply(entry: Entry, decision: Accepted, before: State, site: Site | undefined): void;
	/** Writes what was taken in since the last time into the open transaction, once a commit. */
	flush(): void;
	/** Forgets what was taken in, and whatever it holds of its rows: after a rollback. */
	reload(): void;
}

export interface ProjectionKind<P extends Projection = Projection> {
	/** As the command says it: `gatehouse rebuild NAME`. */
	readonly name: string;
	/** The tables that it alone writes. */
	readonly tables: readonly string[];
	/** What it follows from: the entries as they stand, or what the engine decided on each. */
	readonly from: "entries" | "decisions";
	/**
	 * The hub can't work without it, so that a commit fails with it. Any other that fails is left out from then on, and must be
	 * rebuilt: no count keeps an event from being recorded.
	 */
	readonly isNeeded?: true;
	/**
	 * Where entries leave the journal's front: which of its rows are then as they are now, as SQL over the seq of the last that
	 * left. Absent, each row is kept as it was (`row-images.ts`); a row with a `rev` names by it the entry that last changed it.
	 */
	readonly standing?: string;
	open(db: Connection, words: EntryWords): P;
}

/** States a projection; one file each in this folder. */
export function defineProjection<P extends Projection>(kind: ProjectionKind<P>): ProjectionKind<P> {
	return kind;
}
