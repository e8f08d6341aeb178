import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** The time away is over. */
export const notReturned = defineEntry({
	type: "shift.not-returned",
	data: z.object({ shift: z.string() }),
	words: { en: "Operator not back in time", "zh-CN": "值班员逾时未归" },
});
