import { z } from "zod";
import { QUIETERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Ending a walk test before its time. */
export const endWalkTest = defineTargetAction({
	type: "walk-test.ended",
	target: "/walk-tests/{id}",
	verb: "end",
	roles: QUIETERS,
	body: z.object({}).nullish(),
	data: z.object({ id: z.string() }),
	problems: ["not-found", "wrong-state"],
	summary: "End it: all its detectors guard as before",
	words: { en: "Walk test ended", "zh-CN": "步行测试结束" },
});
