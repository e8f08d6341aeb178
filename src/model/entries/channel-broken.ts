import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** A channel is unusable (no key, a template that cannot be read) before anything had to go out by it. */
export const channelBroken = defineEntry({
	type: "channel.broken",
	data: z.object({ channel: z.string(), reason: z.string().optional() }),
	words: { en: "Channel can't be used", "zh-CN": "通知渠道不可用" },
});
