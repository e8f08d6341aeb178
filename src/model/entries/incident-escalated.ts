import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** Somebody is told that nobody takes an incident; the names are those known by the shift. */
export const incidentEscalated = defineEntry({
	type: "incident.told-on",
	data: z.object({
		incident: z.string(),
		who: z.string(),
		to: z.array(z.string()).readonly().optional(),
	}),
	words: { en: "Told on", "zh-CN": "逾时升级通知" },
});
