import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** A message that was given up stands in no list any more. */
export const deliveryForgotten = defineEntry({
	type: "delivery.forgotten",
	data: z.object({
		delivery: z.string(),
		incident: z.string().optional(),
	}),
	words: { en: "Given-up message no longer shown", "zh-CN": "未送达通知不再列出" },
});
