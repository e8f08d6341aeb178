import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** The operator is asked for one key. */
export const presenceAsked = defineEntry({
	type: "shift.presence-asked",
	data: z.object({ shift: z.string() }),
	words: { en: "Presence check", "zh-CN": "在岗确认" },
});
