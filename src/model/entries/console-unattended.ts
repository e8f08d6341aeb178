import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** The last page of a user is closed. */
export const consoleUnattended = defineEntry({
	type: "console.unattended",
	data: z.object({ user: z.string() }),
	words: { en: "Page closed", "zh-CN": "页面关闭" },
});
