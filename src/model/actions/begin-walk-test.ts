import { z } from "zod";
import { keptReason, reason } from "../fields.ts";
import { QUIETERS, ROLES } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Walking past the detectors of one wall or flat to see them work. */
export const beginWalkTest = defineTargetAction({
	type: "walk-test.begun",
	target: "/walk-tests",
	roles: QUIETERS,
	body: z.object({ of: z.string().max(63), reason: reason.optional() }),
	data: z.object({ of: z.string(), reason: keptReason.optional(), role: z.enum(ROLES).optional() }),
	problems: ["wrong-state"],
	summary: "Begin one, of a wall (`east`) or a flat (`b03-2-0401`, with its resident); it ends by itself",
	words: { en: "Walk test begun", "zh-CN": "步行测试开始" },
});
