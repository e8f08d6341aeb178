import { z } from "zod";
import { ON_DUTY, ROLES } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Being back at the console. */
export const returnToWatch = defineTargetAction({
	type: "shift.returned",
	target: "/shifts",
	verb: "return",
	roles: ON_DUTY,
	data: z.object({ role: z.enum(ROLES).optional() }),
	problems: ["wrong-state"],
	summary: "The operator is back",
	words: { en: "Operator back", "zh-CN": "值班员返岗" },
});
