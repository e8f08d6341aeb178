import { z } from "zod";
import { ON_DUTY } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Answering the presence check. */
export const present = defineTargetAction({
	type: "shift.present",
	target: "/shifts",
	verb: "present",
	roles: ON_DUTY,
	data: z.object({}),
	problems: ["wrong-state"],
	summary: "Answer the presence check",
	words: { en: "Presence confirmed", "zh-CN": "在岗确认应答" },
});
