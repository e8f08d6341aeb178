import { z } from "zod";
import { instant, reason, userName } from "../fields.ts";
import { patrolId } from "../patrol.ts";
import { PLANNERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Having a route walked once more. */
export const addRound = defineTargetAction({
	type: "round.added",
	target: "/patrol/rounds",
	roles: PLANNERS,
	body: z.object({
		route: patrolId,
		startsAt: instant.optional().meta({ description: "Absent: now" }),
		guard: userName.optional(),
		reason: reason.optional(),
	}),
	data: z.object({
		route: z.string(),
		startsAt: z.number().optional(),
		guard: z.string().optional(),
		reason: z.string().optional(),
	}),
	problems: ["not-found", "wrong-state"],
	summary: "An extra round of a route, now or later",
	words: { en: "Extra round", "zh-CN": "加派巡更" },
});
