import { z } from "zod";
import { plain } from "../fields.ts";
import { REPORT_CHANNELS } from "../incident.ts";
import { REPORT_KIND_NAMES } from "../report.ts";
import { ON_DUTY } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Telling of what a person saw or was told. */
export const report = defineTargetAction({
	type: "incident.reported",
	target: "/incidents",
	roles: ON_DUTY,
	body: z
		.object({
			kind: z.enum(REPORT_KIND_NAMES),
			zone: z.string().max(63).optional(),
			unit: z.string().max(63).optional(),
			reportedBy: z.enum(REPORT_CHANNELS),
			note: plain.default(""),
		})
		.refine(({ zone, unit }) => zone !== undefined || unit !== undefined, {
			path: ["zone"],
			message: "a zone or a unit",
		}),
	data: z.object({
		kind: z.enum(REPORT_KIND_NAMES),
		zone: z.string().optional(),
		unit: z.string().optional(),
		reportedBy: z.enum(REPORT_CHANNELS),
		note: z.string().optional(),
	}),
	summary: "Report what came by telephone, radio or at the window: an incident like any other",
	words: { en: "Reported by a person", "zh-CN": "人工上报" },
});
