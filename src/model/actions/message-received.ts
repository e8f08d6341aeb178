import { z } from "zod";
import { defineTargetAction } from "./define-target-action.ts";

/** A guard's phone confirms a message. */
export const messageReceived = defineTargetAction({
	type: "message.received",
	target: "/messages/{id}",
	verb: "received",
	roles: ["guard"],
	data: z.object({ message: z.string() }),
	problems: ["not-found"],
	summary: "The phone has it; said again, nothing changes",
	words: { en: "Phone has the message", "zh-CN": "手机已收到消息" },
});
