import { z } from "zod";
import { userName } from "../fields.ts";
import { HANDLERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";
import { guardsSaid, startListSaid } from "./on-duty-said.ts";

/** Taking over the watch with no gap. */
export const takeOverWatch = defineTargetAction({
	type: "shift.taken-over",
	target: "/shifts",
	verb: "take-over",
	roles: HANDLERS,
	body: z
		.object({
			guards: guardsSaid.optional(),
			startList: startListSaid.optional(),
			username: userName.optional(),
			pin: z.string().max(12).optional(),
			code: z.string().max(100).optional(),
		})
		.refine(({ username, pin }) => (username === undefined) === (pin === undefined), {
			path: ["pin"],
			message: "a name with a PIN, or neither",
		}),
	data: z.object({ guards: guardsSaid.optional(), startList: startListSaid.default({}) }),
	problems: ["wrong-state", "wrong-credentials", "second-factor-due", "wrong-code", "too-many-attempts"],
	summary:
		"Take over the watch with no gap; with name and PIN, and the second factor's code where one is due, on the page that runs, whose session then is yours",
	words: { en: "Watch taken over", "zh-CN": "接班" },
});
