import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** A siren has sounded for its time, or its incident was taken. */
export const deliveryEnded = defineEntry({
	type: "delivery.ended",
	data: z.object({
		delivery: z.string(),
		incident: z.string().optional(),
		channel: z.string().optional(),
		to: z.string().optional(),
	}),
	words: { en: "Siren ended", "zh-CN": "警号停止" },
});
