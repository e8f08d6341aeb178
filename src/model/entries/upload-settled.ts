import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** A state that came late has not been cleared for as long as that is waited for. */
export const uploadSettled = defineEntry({
	type: "upload.settled",
	data: z.object({
		device: z.string(),
		type: z.string(),
		at: z.number(),
		data: z.record(z.string(), z.unknown()),
		event: z.string().optional(),
	}),
	words: { en: "Late upload complete", "zh-CN": "补传完成" },
});
