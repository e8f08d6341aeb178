import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** A message is given up. */
export const deliveryDead = defineEntry({
	type: "delivery.dead",
	data: z.object({
		delivery: z.string(),
		incident: z.string().optional(),
		channel: z.string().optional(),
		reason: z.string().optional(),
	}),
	words: { en: "Message given up", "zh-CN": "通知最终未送达" },
});
