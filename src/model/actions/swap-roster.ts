import { z } from "zod";
import { userName } from "../fields.ts";
import { defineTargetAction } from "./define-target-action.ts";
import { date, shiftId } from "./set-roster.ts";

const duty = z.object({ date, shift: shiftId, guard: userName });

const body = duty.extend({
	with: z
		.object({ guard: userName, date: date.optional(), shift: shiftId.optional() })
		.refine((other) => (other.date === undefined) === (other.shift === undefined), "date and shift, or neither")
		.meta({ description: "With date and shift: the two swap these duties; without: this guard stands in" }),
});

/** Two swap duties, or one stands in for another. */
export const swapRoster = defineTargetAction({
	type: "roster.swapped",
	target: "/roster",
	verb: "swaps",
	roles: ["captain"],
	body,
	data: body,
	problems: ["not-found", "invalid"],
	summary: "Let two swap duties, or one stand in for another, within the same rules",
	words: { en: "Duties were swapped", "zh-CN": "调班" },
});
