import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** A step with a time of its own was not done within it. */
export const stepOverdue = defineEntry({
	type: "incident.step-overdue",
	data: z.object({ incident: z.string(), step: z.string() }),
	words: { en: "Required step not done in time", "zh-CN": "必做步骤超时" },
});
