import type { FindingCategory, Position } from "../patrol.ts";
import { defineObject } from "./define-object.ts";

/** What a guard found on the way. Times are epoch ms. */
export interface Finding {
	/** `fnd-` and the seq that reported it. */
	readonly id: string;
	readonly rev: number;
	/** The id that the phone itself gave it, one of its guard's. */
	readonly reportId?: string;
	readonly at: number;
	readonly since: number;
	readonly category: FindingCategory;
	readonly by: string;
	readonly note?: string;
	readonly checkpoint?: string;
	readonly zone?: string;
	readonly position?: Position;
	readonly state: "proposed" | "open" | "closed";
	/** The round and task whose answer proposed it. */
	readonly round?: string;
	readonly task?: string;
	/** The incident that it opened; one that is a defect opens none. */
	readonly incident?: string;
	/** Who sees to it, and until when. */
	readonly owner?: string;
	readonly dueAt?: number;
	/** Pictures by their hash. */
	readonly photo?: string;
	readonly closingPhoto?: string;
	readonly closedAt?: number;
	readonly closedBy?: string;
	readonly closingNote?: string;
}

/** A finding of a patrol; a defect rings nobody and waits here for its owner. */
export const finding = defineObject<Finding>()({ kind: "finding", began: "since", place: "zone", guard: "by" });
