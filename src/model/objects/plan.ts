import type { PatrolPlan, Predictability } from "../patrol.ts";
import { defineObject } from "./define-object.ts";

/** A patrol plan as it is in force. */
export interface Plan extends PatrolPlan {
	readonly rev: number;
	/** When this wording of it came into force (epoch ms). */
	readonly since: number;
	/** The captain who wrote it; absent: the site's file does. */
	readonly by?: string;
	readonly predictability?: Predictability;
}

/** When a route is walked, in which shift and by which posts. */
export const plan = defineObject<Plan>()({ kind: "plan", began: "since", endsAsGone: true });
