import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** A message arrived; on a console, at whose. */
export const deliveryDelivered = defineEntry({
	type: "delivery.delivered",
	data: z.object({
		delivery: z.string(),
		incident: z.string().optional(),
		channel: z.string().optional(),
		to: z.string().optional(),
		user: z.string().optional(),
	}),
	words: { en: "Message delivered", "zh-CN": "通知送达" },
});
