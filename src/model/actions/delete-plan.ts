import { z } from "zod";
import { patrolId } from "../patrol.ts";
import { PLANNERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Ending a patrol plan. */
export const deletePlan = defineTargetAction({
	type: "plan.deleted",
	method: "DELETE",
	target: "/patrol/plans/{id}",
	roles: PLANNERS,
	data: z.object({ id: patrolId }),
	problems: ["not-found", "wrong-state"],
	summary: "End a plan; its rounds that have not begun are taken off, those under way go on",
	words: { en: "Patrol plan ended", "zh-CN": "停用巡更计划" },
});
