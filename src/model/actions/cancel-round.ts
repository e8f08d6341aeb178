import { z } from "zod";
import { reason } from "../fields.ts";
import { roundId } from "../patrol.ts";
import { PLANNERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Taking a round off. */
export const cancelRound = defineTargetAction({
	type: "round.cancelled",
	target: "/patrol/rounds/{id}",
	verb: "cancel",
	roles: PLANNERS,
	body: z.object({ reason }),
	data: z.object({ id: roundId, reason: z.string() }),
	problems: ["not-found", "wrong-state"],
	summary: "Take a round off, with a reason; it stays in the list",
	words: { en: "Round cancelled", "zh-CN": "取消巡更" },
});
