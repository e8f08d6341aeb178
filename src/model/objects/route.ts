import type { PatrolRoute } from "../patrol.ts";
import { defineObject } from "./define-object.ts";

/** A patrol route as it is in force. */
export interface Route extends PatrolRoute {
	readonly rev: number;
	/** When this wording of it came into force (epoch ms). */
	readonly since: number;
	/** The captain who wrote it; absent: the site's file does. */
	readonly by?: string;
}

/** A way from checkpoint to checkpoint. */
export const route = defineObject<Route>()({ kind: "route", began: "since", endsAsGone: true });
