import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** An incident has waited long enough. */
export const waitOver = defineEntry({
	type: "incident.wait-over",
	data: z.object({ incident: z.string() }),
	words: { en: "Wait over", "zh-CN": "等待结束" },
});
