import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** No captain has looked in time at what was closed as false. */
export const reviewOverdue = defineEntry({
	type: "incident.review-overdue",
	data: z.object({ incident: z.string() }),
	words: { en: "Not reviewed in time", "zh-CN": "复查超时" },
});
