import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** Something got out by a channel that had failed. */
export const channelWorks = defineEntry({
	type: "channel.works",
	data: z.object({ channel: z.string() }),
	words: { en: "Channel works again", "zh-CN": "通知渠道恢复" },
});
