import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** Its time has come again, and still nobody took an incident; the turn counts who is told. */
export const incidentUntaken = defineEntry({
	type: "incident.untaken",
	data: z.object({ incident: z.string(), turn: z.number().optional() }),
	words: { en: "Still taken by nobody", "zh-CN": "仍无人接警" },
});
