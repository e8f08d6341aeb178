import { z } from "zod";
import { defineTargetAction } from "./define-target-action.ts";

/** Sending a message that says nothing has happened, to see whether it arrives. */
export const testChannel = defineTargetAction({
	type: "channel.tested",
	target: "/channels/{id}",
	verb: "test",
	roles: ["admin"],
	body: z.object({}).nullish(),
	data: z.object({ channel: z.string() }),
	problems: ["not-found", "wrong-state"],
	summary: "Send a test message by a channel beyond the screen, once; what becomes of it stands in `GET /deliveries`",
	words: { en: "Test message asked for", "zh-CN": "发送测试通知" },
});
