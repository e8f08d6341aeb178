import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** Nobody in the flat has answered for as long as a step says. */
export const stepUnanswered = defineEntry({
	type: "incident.step-unanswered",
	data: z.object({ incident: z.string(), step: z.string() }),
	words: { en: "The flat does not answer", "zh-CN": "住户无应答" },
});
