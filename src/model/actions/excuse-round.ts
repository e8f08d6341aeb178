import { z } from "zod";
import { reason } from "../fields.ts";
import { checkpointId, roundId, STOPS_MAX } from "../patrol.ts";
import { PLANNERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Saying that stops of a round need not be visited. */
export const excuseRound = defineTargetAction({
	type: "round.excused",
	target: "/patrol/rounds/{id}",
	verb: "excuse",
	roles: PLANNERS,
	body: z.object({
		checkpoints: z
			.array(checkpointId)
			.min(1)
			.max(STOPS_MAX)
			.optional()
			.meta({ description: "Absent: all that were not visited" }),
		reason,
	}),
	data: z.object({ id: roundId, checkpoints: z.array(z.string()).optional(), reason: z.string() }),
	problems: ["not-found", "wrong-state", "invalid"],
	summary: "Excuse stops that were not, or will not be, visited; with a reason",
	words: { en: "Stops excused", "zh-CN": "免检巡更点" },
});
