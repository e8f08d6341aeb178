import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** What waited for a delay, in a journal from when there were any; what cannot be read is void. */
export const delayPassed = defineEntry({
	type: "alarm.delay-passed",
	data: z.object({
		about: z
			.object({
				type: z.string(),
				source: z.string(),
				zone: z.string(),
				unit: z.string().optional(),
				part: z.string().optional(),
				severity: z.number(),
				at: z.number(),
				moment: z.boolean(),
				rule: z.string(),
			})
			.optional()
			.catch(undefined),
	}),
	words: { en: "Delay over", "zh-CN": "延时判断结束" },
});
