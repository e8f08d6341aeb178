import { z } from "zod";
import { plainUpTo, userName } from "../fields.ts";
import { HAND_OVER_NOTE_MAX } from "../limits.ts";
import { HANDLERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Leaving the watch, with a note, to whoever comes. */
export const handOver = defineTargetAction({
	type: "shift.handed-over",
	target: "/shifts",
	verb: "hand-over",
	roles: HANDLERS,
	body: z.object({ note: plainUpTo(HAND_OVER_NOTE_MAX).default(""), to: userName.optional() }),
	data: z.object({ note: z.string(), to: z.string().optional() }),
	problems: ["wrong-state"],
	summary: "Hand over with a note; the watch goes on until the next operator takes over",
	words: { en: "Handed over", "zh-CN": "交班" },
});
