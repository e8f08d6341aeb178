import { z } from "zod";
import { beginDrill } from "../../model/actions/begin-drill.ts";
import { endDrill } from "../../model/actions/end-drill.ts";
import { listOf } from "../list.ts";
import { drillShape } from "../work-shapes.ts";
import { actionRoute } from "./action-route.ts";
import { defineRoute } from "./define-route.ts";
import { flagQuery, pageQuery } from "./queries.ts";
import { listers } from "./roles.ts";

/** Exercises on the live console. */
export const listDrills = defineRoute({
	method: "GET",
	path: "/drills",
	roles: listers("drill"),
	summary: "The drills that were held, newest first",
	reads: true,
	input: { query: z.object({ ...pageQuery, open: flagQuery.meta({ description: "Only the one that runs" }) }) },
	answer: listOf(drillShape),
});

export const beginDrillRoute = actionRoute(beginDrill, { status: 201, answer: drillShape });
export const endDrillRoute = actionRoute(endDrill, { answer: drillShape });
