import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** The pages of a user are open, and at least one of them sounds or none does. */
export const consoleAttended = defineEntry({
	type: "console.attended",
	data: z.object({ user: z.string(), sound: z.boolean().optional() }),
	words: { en: "Page open", "zh-CN": "页面打开" },
});
