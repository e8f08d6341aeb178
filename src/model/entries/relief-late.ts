import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** Nobody has come to relieve the watch in time. */
export const reliefLate = defineEntry({
	type: "shift.relief-late",
	data: z.object({ shift: z.string() }),
	words: { en: "Relief is late", "zh-CN": "接班逾时" },
});
