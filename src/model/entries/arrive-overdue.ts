import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** A guard who was sent to save lives is not there in time. */
export const arriveOverdue = defineEntry({
	type: "dispatch.arrive-overdue",
	data: z.object({ incident: z.string(), dispatch: z.string() }),
	words: { en: "Guard not there in time", "zh-CN": "到场超时" },
});
