import { z } from "zod";
import { defineTargetAction } from "./define-target-action.ts";

/** A guard's phone confirms a message. */
export const messageSeen = defineTargetAction({
	type: "message.seen",
	target: "/messages/{id}",
	verb: "seen",
	roles: ["guard"],
	data: z.object({ message: z.string() }),
	problems: ["not-found"],
	summary: "I have read it; said again, nothing changes",
	words: { en: "Message read", "zh-CN": "消息已阅" },
});
