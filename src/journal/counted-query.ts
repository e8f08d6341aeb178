/** What `statistics_incident` has times of. */
export const TIMED = ["acknowledge", "act", "arrive", "resolve", "agency"] as const;
export type Timed = (typeof TIMED)[number];

/** Which incidents a figure counts. `none` in a field: those that have no such word. */
export interface CountedQuery {
	/** Opened at or after, and before; epoch ms. */
	readonly from?: number;
	readonly to?: number;
	readonly type?: string;
	readonly kind?: string;
	/** Where its leading alarm is. */
	readonly place?: string;
	readonly unit?: string;
	readonly priority?: string;
	readonly cause?: string;
	readonly outcome?: string;
	readonly source?: string;
	/** Who was sent there. */
	readonly guard?: string;
	/** By the site's clocks: 0 to 23, and 1 (Monday) to 7. */
	readonly hour?: number;
	readonly weekday?: number;
	/** Those of which such a time is known. */
	readonly timed?: Timed;
	/** Exercises too. */
	readonly drill?: boolean;
	/** Nothing special. */
	readonly isPublic?: boolean;
	readonly resolved?: boolean;
	/** Without what is kept from this person. */
	readonly unseenBy?: string;
}
