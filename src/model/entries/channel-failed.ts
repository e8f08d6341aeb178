import { z } from "zod";
import { HUB_ALARMS } from "../hub-alarms.ts";
import { defineEntry } from "./define-entry.ts";

/** Nothing gets out by a channel. */
export const channelFailed = defineEntry({
	type: "channel.failed",
	data: z.object({ channel: z.string(), reason: z.string().optional() }),
	words: HUB_ALARMS["channel.failed"].words,
});
