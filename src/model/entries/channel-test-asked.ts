import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** Somebody at the hub's machine tries whether a channel works. */
export const channelTestAsked = defineEntry({
	type: "channel.test-asked",
	data: z.object({ channel: z.string() }),
	words: { en: "Test message asked for on the hub's machine", "zh-CN": "主机命令行发送测试通知" },
});
