import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** A state that stood before its time of day stands as that begins. */
export const scheduleBegan = defineEntry({
	type: "alarm.schedule-began",
	data: z.object({
		source: z.string(),
		state: z.object({
			type: z.string(),
			zone: z.string(),
			unit: z.string().optional(),
			part: z.string().optional(),
			severity: z.number(),
			strong: z.literal(true).optional(),
			at: z.number(),
			rule: z.string(),
			event: z.string().optional(),
		}),
	}),
	words: { en: "Stands as its hours begin", "zh-CN": "时段开始时仍在报警" },
});
