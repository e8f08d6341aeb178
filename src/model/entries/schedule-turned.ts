import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** A span of some schedule begins or ends, or may have. */
export const scheduleTurned = defineEntry({
	type: "schedule.turned",
	data: z.object({}),
	words: { en: "Schedule changed over", "zh-CN": "时段切换" },
});
