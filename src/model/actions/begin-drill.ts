import { z } from "zod";
import { HANDLERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Beginning an exercise on the live console. */
export const beginDrill = defineTargetAction({
	type: "drill.begun",
	target: "/drills",
	roles: HANDLERS,
	body: z.object({ scenario: z.string().max(63) }),
	data: z.object({ scenario: z.string() }),
	problems: ["wrong-state"],
	summary: "Begin one of the site's drills on the live console; a real alarm ends it at once",
	words: { en: "Drill begun", "zh-CN": "演练开始" },
});
