import { z } from "zod";
import { instant } from "../fields.ts";
import { eventId } from "../patrol.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** A guard answers that all is well. */
export const allWell = defineTargetAction({
	type: "patrol.all-well",
	target: "/patrol/all-well",
	roles: ["guard"],
	body: z.object({
		id: eventId,
		at: instant,
		batteryPercent: z.number().min(0).max(100).optional(),
		app: z.string().max(64).optional(),
	}),
	data: z.object({
		guard: z.string(),
		at: z.string(),
		batteryPercent: z.number().optional(),
		app: z.string().optional(),
	}),
	problems: ["invalid"],
	summary: "All is well with me: I am heard of",
	words: { en: "All well", "zh-CN": "平安应答" },
});
