import type { Head } from "../head.ts";
import type { QuarantineQuery } from "../query.ts";
import type { EntryReader } from "./read-entries.ts";
import type { ObjectReader } from "./read-objects.ts";

/** What a presenter reads: rows as JSON texts, all of one state of the journal. */
export interface Rows {
	readonly entries: Pick<EntryReader, "page" | "one" | "newest">;
	readonly objects: Pick<ObjectReader, "page" | "all" | "changed" | "discreet">;
	quarantined(query: QuarantineQuery): string;
	/** The head of the chain. */
	head(): Head | undefined;
	/** The values of tables that are kept beside the journal. */
	read(sql: string, params: readonly (string | number | null)[]): readonly unknown[][];
}

/** Answers one question with JSON texts; with none where there is no such thing. @throws {Refusal} The question's cursor is none of ours. */
export type Present = (question: unknown) => readonly string[];

/**
 * A module that the reader's thread loads: it makes of rows what leaves the house, where they are read, so that the main
 * thread passes on bytes only. It stands in a room that knows the public API, which the journal does not.
 */
export interface PresenterModule {
	openPresenter(rows: Rows, facts: unknown): Present;
}
