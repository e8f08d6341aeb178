import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** A flood is over; the peak is of any ten minutes. */
export const floodEnded = defineEntry({
	type: "flood.ended",
	data: z.object({ since: z.number(), count: z.number(), peak: z.number() }),
	words: { en: "Alarm flood over", "zh-CN": "报警风暴结束" },
	recorded: true,
});
