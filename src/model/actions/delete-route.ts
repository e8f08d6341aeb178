import { z } from "zod";
import { patrolId } from "../patrol.ts";
import { PLANNERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Ending a patrol route. */
export const deleteRoute = defineTargetAction({
	type: "route.deleted",
	method: "DELETE",
	target: "/patrol/routes/{id}",
	roles: PLANNERS,
	data: z.object({ id: patrolId }),
	problems: ["not-found", "wrong-state"],
	summary: "End a route; refused while a plan walks it. Rounds that are under way go on",
	words: { en: "Patrol route ended", "zh-CN": "停用巡更路线" },
});
