import type { Grouping } from "../contract/statistics/groupings.ts";
import type { Period } from "./period.ts";

export const PAGES = ["overview", "incidents", "response", "patrol", "devices", "health", "heatmap"] as const;
export type Page = (typeof PAGES)[number];

/** One question as the reader's thread is asked it: checked, with its periods worked out. */
export interface Question extends Period {
	readonly page: Page;
	readonly compare?: Period;
	readonly groupBy?: Grouping;
	readonly zone?: string;
	readonly kind?: string;
	/** Exercises count too. */
	readonly drill: boolean;
	/** Nothing that names a guard or a flat, and nothing special. */
	readonly isPublic: boolean;
	/** Without what is kept from this person. */
	readonly unseenBy?: string;
	/** The hub's time. */
	readonly now: number;
}

/** A question about one period. */
export type Asked = Omit<Question, "compare">;
