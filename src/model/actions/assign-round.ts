import { z } from "zod";
import { userName } from "../fields.ts";
import { roundId } from "../patrol.ts";
import { PLANNERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Saying who walks a round. */
export const assignRound = defineTargetAction({
	type: "round.assigned",
	target: "/patrol/rounds/{id}",
	verb: "assign",
	roles: PLANNERS,
	body: z.object({ guard: userName }),
	data: z.object({ id: roundId, guard: userName }),
	problems: ["not-found", "wrong-state"],
	summary: "Say who walks it: a swap or a stand-in",
	words: { en: "Round assigned", "zh-CN": "指派巡更人员" },
});
