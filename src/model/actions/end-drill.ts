import { z } from "zod";
import { HANDLERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Ending an exercise. */
export const endDrill = defineTargetAction({
	type: "drill.ended",
	target: "/drills/{id}",
	verb: "end",
	roles: HANDLERS,
	data: z.object({ drill: z.string() }),
	problems: ["not-found", "wrong-state"],
	summary: "End it, with all that it raised",
	words: { en: "Drill ended", "zh-CN": "演练结束" },
});
