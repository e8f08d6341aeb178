import { z } from "zod";
import { keptReason, reason, until } from "../fields.ts";
import { QUIETERS, ROLES } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Keeping one alarm from sounding for a while. */
export const shelve = defineTargetAction({
	type: "alarm.shelved",
	target: "/alarms/{id}",
	verb: "shelve",
	roles: QUIETERS,
	body: z.object({ reason, until }),
	data: z.object({ alarm: z.string(), reason: keptReason, until: z.int(), role: z.enum(ROLES).optional() }),
	problems: ["not-found", "wrong-state"],
	summary: "Keep it from sounding until then, with a reason; a high one waits for a captain, a life alarm never is",
	words: { en: "Shelved", "zh-CN": "限时屏蔽" },
});
