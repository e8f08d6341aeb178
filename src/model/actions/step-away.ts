import { z } from "zod";
import { instant, userName } from "../fields.ts";
import { HANDLERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Leaving the console for a while. */
export const stepAway = defineTargetAction({
	type: "shift.stepped-away",
	target: "/shifts",
	verb: "step-away",
	roles: HANDLERS,
	body: z.object({ standIn: userName, until: instant.optional() }),
	data: z.object({ standIn: z.string().min(1), until: z.number() }),
	problems: ["wrong-state"],
	summary: "Step away for 15 minutes at most; the stand-in has to accept",
	words: { en: "Stepped away", "zh-CN": "离岗" },
});
