import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/**
 * A message did not get through; `final`: it never will. `answer`: in the receiver's words, or where it points;
 * `retryAfterMs`: it wants to be left alone for so long, engine ms.
 */
export const deliveryFailed = defineEntry({
	type: "delivery.failed",
	data: z.object({
		delivery: z.string(),
		incident: z.string().optional(),
		channel: z.string().optional(),
		to: z.string().optional(),
		reason: z.string().optional(),
		answer: z.string().optional(),
		retryAfterMs: z.number().optional(),
		final: z.boolean().optional(),
	}),
	words: { en: "Message did not get through", "zh-CN": "通知未送达" },
});
