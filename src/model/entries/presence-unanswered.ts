import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** No key came in time. */
export const presenceUnanswered = defineEntry({
	type: "shift.presence-unanswered",
	data: z.object({ shift: z.string() }),
	words: { en: "Presence check not answered", "zh-CN": "在岗确认无应答" },
});
