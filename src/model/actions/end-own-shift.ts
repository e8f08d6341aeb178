import { defineTargetAction } from "./define-target-action.ts";
import { ownShiftKept, ownShiftSaid } from "./own-shift.ts";

/** A guard goes off duty. */
export const endOwnShift = defineTargetAction({
	type: "shift.guard-ended",
	target: "/shifts/mine",
	verb: "end",
	roles: ["guard"],
	body: ownShiftSaid,
	data: ownShiftKept,
	problems: ["invalid"],
	summary: "I have gone off duty; what was received and is returned is noted with it",
	words: { en: "Guard went off duty", "zh-CN": "保安员下岗" },
});
