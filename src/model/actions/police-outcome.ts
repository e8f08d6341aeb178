import { z } from "zod";
import { POLICE_OUTCOMES } from "../incident.ts";
import { CASE_NUMBER_MAX } from "../limits.ts";
import { defineIncidentAction } from "./define-action.ts";

/** What the police made of it. */
export const policeOutcome = defineIncidentAction({
	type: "incident.police-outcome",
	verb: "police-outcome",
	roles: ["captain", "manager"],
	when: "always",
	body: z.object({
		outcome: z.enum(POLICE_OUTCOMES),
		number: z.string().max(CASE_NUMBER_MAX).optional(),
		date: z.iso.date().optional(),
	}),
	summary: "What the police made of it",
	words: { en: "Police outcome", "zh-CN": "公安处理结果" },
});
