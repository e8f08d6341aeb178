import { z } from "zod";
import { reason, userName } from "../fields.ts";
import { GUARDS_MAX } from "../limits.ts";
import { REACHES } from "../reach.ts";
import { HANDLERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** The guard room says something to guards. */
export const sendMessage = defineTargetAction({
	type: "message.sent",
	target: "/messages",
	roles: HANDLERS,
	body: z.object({
		to: z
			.union([z.literal("all"), z.array(userName).min(1).max(GUARDS_MAX)])
			.meta({ description: "`all`: every guard on duty; else guards by their names" }),
		text: reason,
	}),
	data: z.object({ text: z.string(), to: z.array(z.object({ guard: z.string(), reach: z.enum(REACHES) })) }),
	problems: ["invalid", "wrong-state"],
	summary: "A message to all guards on duty or to some, to their phones; whom nothing reaches is told so",
	words: { en: "Message sent", "zh-CN": "消息已发送" },
});
