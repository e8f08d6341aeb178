import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** The time on the shelf that a person gave is over. */
export const shelveEnded = defineEntry({
	type: "alarm.shelve-ended",
	data: z.object({ alarm: z.string() }),
	words: { en: "Shelving over", "zh-CN": "屏蔽到期" },
});
