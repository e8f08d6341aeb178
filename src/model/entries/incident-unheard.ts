import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** Something that an incident owes is due. */
export const incidentUnheard = defineEntry({
	type: "incident.unheard",
	data: z.object({ incident: z.string() }),
	words: { en: "Came again, rings now", "zh-CN": "再次触发，现予提示" },
});
