import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** A stop's task was answered otherwise than expected. */
export const findingProposed = defineEntry({
	type: "finding.proposed",
	data: z.object({
		round: z.string(),
		checkpoint: z.string(),
		task: z.string(),
		guard: z.string(),
		at: z.number(),
		answer: z.union([z.boolean(), z.number(), z.string()]),
	}),
	words: { en: "Finding proposed", "zh-CN": "建议登记巡查发现" },
});
