import { z } from "zod";
import { keptReason, reason, until } from "../fields.ts";
import { HANDLERS, ROLES } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** More zones are not named in one declaration. */
const ZONES_MAX = 200;

/** Saying that there is bad weather over named zones. */
export const declareWeather = defineTargetAction({
	type: "weather.declared",
	target: "/weather",
	roles: HANDLERS,
	body: z.object({ zones: z.array(z.string().max(63)).min(1).max(ZONES_MAX), until, reason }),
	data: z.object({
		zones: z.array(z.string()).min(1),
		until: z.int(),
		reason: keptReason,
		role: z.enum(ROLES).optional(),
	}),
	problems: ["wrong-state"],
	summary:
		"Say that there is bad weather over zones, 30 min at most: single-beam breaks there count as medium. Two walls at once at most, and the third time in a watch it is a captain's",
	words: { en: "Bad weather declared", "zh-CN": "申报恶劣天气" },
});
