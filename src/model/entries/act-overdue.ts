import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** Whoever took an incident did nothing in time. */
export const actOverdue = defineEntry({
	type: "incident.act-overdue",
	data: z.object({ incident: z.string() }),
	words: { en: "Not acted on in time", "zh-CN": "处置超时" },
});
