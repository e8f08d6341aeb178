import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** Nobody took an incident in time. */
export const acknowledgeOverdue = defineEntry({
	type: "incident.acknowledge-overdue",
	data: z.object({ incident: z.string() }),
	words: { en: "Not taken in time", "zh-CN": "接警超时" },
});
