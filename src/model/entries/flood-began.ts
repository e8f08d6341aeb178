import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** More alarms come than an operator can manage. */
export const floodBegan = defineEntry({
	type: "flood.began",
	data: z.object({ since: z.number().optional(), count: z.number() }),
	words: { en: "Alarm flood began", "zh-CN": "报警风暴开始" },
	recorded: true,
});
