import { patrolId, planSaid } from "../patrol.ts";
import { PLANNERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Writing a patrol plan. */
export const writePlan = defineTargetAction({
	type: "plan.written",
	method: "PUT",
	target: "/patrol/plans/{id}",
	roles: PLANNERS,
	body: planSaid,
	data: planSaid.extend({ id: patrolId }),
	problems: ["invalid", "wrong-state"],
	summary: "Write a plan; refused where one guard would have two rounds at once",
	words: { en: "Patrol plan written", "zh-CN": "编制巡更计划" },
});
