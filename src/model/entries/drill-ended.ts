import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** The hub ends a drill: something real has come, or nobody remembered it. */
export const drillEnded = defineEntry({
	type: "drill.ended",
	data: z.object({ drill: z.string(), why: z.string().optional() }),
	words: { en: "Drill ended", "zh-CN": "演练结束" },
});
