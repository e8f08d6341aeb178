import { patrolId, routeSaid } from "../patrol.ts";
import { PLANNERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Writing a patrol route. */
export const writeRoute = defineTargetAction({
	type: "route.written",
	method: "PUT",
	target: "/patrol/routes/{id}",
	roles: PLANNERS,
	body: routeSaid,
	data: routeSaid.extend({ id: patrolId }),
	problems: ["invalid", "wrong-state"],
	summary: "Write a route; refused with the leg and its least minutes where nobody can walk it in its times",
	words: { en: "Patrol route written", "zh-CN": "编制巡更路线" },
});
