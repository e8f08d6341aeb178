import { z } from "zod";
import { activeAtResolution } from "../active-at-resolution.ts";
import { defineEntry } from "./define-entry.ts";

/** What stood when an incident was resolved may still stand. */
export const incidentStillActive = defineEntry({
	type: "incident.still-active",
	data: z.object({
		incident: z.string().optional(),
		seq: z.number(),
		words: z.object({ en: z.string(), "zh-CN": z.string() }),
		states: z.array(activeAtResolution),
	}),
	words: { en: "Still active after it was resolved", "zh-CN": "处置完毕后仍在报警" },
});
