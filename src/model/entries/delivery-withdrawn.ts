import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** A message is needless, or must not go out, before it was sent. */
export const deliveryWithdrawn = defineEntry({
	type: "delivery.withdrawn",
	data: z.object({
		delivery: z.string(),
		incident: z.string().optional(),
		channel: z.string().optional(),
	}),
	words: { en: "Message withdrawn", "zh-CN": "通知取消" },
});
