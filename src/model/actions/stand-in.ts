import { z } from "zod";
import { STAND_WATCH } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Accepting to keep the watch for who steps away. */
export const standIn = defineTargetAction({
	type: "shift.stand-in-accepted",
	target: "/shifts",
	verb: "step-away/accept",
	roles: STAND_WATCH,
	data: z.object({}),
	problems: ["wrong-state"],
	summary: "Accept to stand in for the operator who steps away",
	words: { en: "Stand-in accepted", "zh-CN": "替岗已接受" },
});
