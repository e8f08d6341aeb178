import { z } from "zod";
import { HANDLERS, ROLES } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Ending the watch with nobody to relieve. */
export const signOff = defineTargetAction({
	type: "shift.signed-off",
	target: "/shifts",
	verb: "sign-off",
	roles: HANDLERS,
	data: z.object({ role: z.enum(ROLES).optional() }),
	problems: ["wrong-state"],
	summary: "Sign off with nobody to relieve; refused while incidents are open that were not handed over",
	words: { en: "Signed off", "zh-CN": "值班员下岗" },
});
