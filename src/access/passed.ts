import type { SideWrite } from "../journal/journal.ts";

/** What a second factor that was right leads to: rows to be written with the sign-in, and how to take it back where they are not. */
export interface Passed {
	readonly writes: readonly SideWrite[];
	/** What the entry of the sign-in says of it. */
	readonly facts: Readonly<Record<string, unknown>>;
	undo(): void;
}
