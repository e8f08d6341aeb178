import { z } from "zod";
import { HANDLERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";
import { guardsSaid, startListSaid } from "./on-duty-said.ts";

const body = z.object({ guards: guardsSaid.default([]), startList: startListSaid.default({}) });

/** Beginning the watch. */
export const signOn = defineTargetAction({
	type: "shift.signed-on",
	target: "/shifts",
	verb: "sign-on",
	roles: HANDLERS,
	body,
	data: body,
	problems: ["wrong-state"],
	summary: "Sign on as the operator, with who is on duty and what was looked at",
	words: { en: "Signed on", "zh-CN": "值班员上岗" },
});
