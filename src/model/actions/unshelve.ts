import { z } from "zod";
import { keptReason, reason } from "../fields.ts";
import { QUIETERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Taking an alarm off the shelf before its time. */
export const unshelve = defineTargetAction({
	type: "alarm.unshelved",
	target: "/alarms/{id}",
	verb: "unshelve",
	roles: QUIETERS,
	body: z.object({ reason: reason.optional() }).nullish(),
	data: z.object({ alarm: z.string(), reason: keptReason.optional() }),
	problems: ["not-found", "wrong-state"],
	summary: "Take it off the shelf: what is still active rings anew",
	words: { en: "Taken off the shelf", "zh-CN": "解除屏蔽" },
});
