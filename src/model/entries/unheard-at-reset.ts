import { z } from "zod";
import { activeAtResolution } from "../active-at-resolution.ts";
import { defineEntry } from "./define-entry.ts";

/** What came again after what was seen, and was not resolved with it. */
export const unheardAtReset = defineEntry({
	type: "alarm.unheard-at-reset",
	data: z.object({
		state: activeAtResolution,
		active: z.boolean(),
		count: z.int().positive().default(1),
	}),
	words: { en: "Came again before it was resolved", "zh-CN": "处置完毕前再次触发" },
});
