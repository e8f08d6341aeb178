import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** Whoever was told on a console has taken the incident, or ended it. */
export const deliverySeen = defineEntry({
	type: "delivery.seen",
	data: z.object({
		delivery: z.string(),
		incident: z.string().optional(),
		channel: z.string().optional(),
		by: z.string().optional(),
	}),
	words: { en: "Message seen", "zh-CN": "通知已阅" },
});
