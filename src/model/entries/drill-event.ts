import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** A report of a drill, in its turn. */
export const drillEvent = defineEntry({
	type: "drill.event",
	data: z.object({
		drill: z.string(),
		device: z.string(),
		type: z.string(),
		data: z.record(z.string(), z.unknown()).optional(),
	}),
	words: { en: "Drill report", "zh-CN": "演练事件" },
});
