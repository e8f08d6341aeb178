import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** The time of a momentary condition is over. */
export const momentPassed = defineEntry({
	type: "alarm.moment-passed",
	data: z.object({ alarm: z.string() }),
	words: { en: "Back to normal by itself", "zh-CN": "报警自动恢复" },
});
