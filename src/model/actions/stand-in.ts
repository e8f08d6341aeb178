import { z } from "zod";
import { ON_DUTY } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Accepting to keep the watch for who steps away. */
export const standIn = defineTargetAction({
	type: "shift.stand-in-accepted",
	target: "/shifts",
	verb: "stand-in",
	roles: ON_DUTY,
	data: z.object({}),
	problems: ["wrong-state"],
	summary: "Accept to stand in for the operator who steps away",
	words: { en: "Stand-in accepted", "zh-CN": "替岗已接受" },
});
