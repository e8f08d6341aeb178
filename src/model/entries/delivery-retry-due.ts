import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** A message that did not get through is to be sent again. */
export const deliveryRetryDue = defineEntry({
	type: "delivery.retry-due",
	data: z.object({
		delivery: z.string(),
		incident: z.string().optional(),
	}),
	words: { en: "Message to be sent again", "zh-CN": "到时重发通知" },
});
