import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** An attempt to send a message begins; the first is attempt 1. */
export const deliverySent = defineEntry({
	type: "delivery.sent",
	data: z.object({
		delivery: z.string(),
		incident: z.string().optional(),
		channel: z.string().optional(),
		to: z.string().optional(),
		attempt: z.number().optional(),
	}),
	words: { en: "Message sent", "zh-CN": "通知发出" },
});
