import { z } from "zod";
import { phoneId } from "../phone-terms.ts";
import { PLANNERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Ending a phone that was lost. */
export const endPhone = defineTargetAction({
	type: "phone.ended",
	method: "DELETE",
	target: "/phones/{id}",
	roles: PLANNERS,
	data: z.object({ id: phoneId }),
	problems: ["not-found"],
	summary: "End a lost phone: at its next contact it uploads what it holds, wipes itself and signs out",
	words: { en: "Phone ended", "zh-CN": "停用手机" },
});
