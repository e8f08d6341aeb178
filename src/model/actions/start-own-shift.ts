import { defineTargetAction } from "./define-target-action.ts";
import { ownShiftKept, ownShiftSaid } from "./own-shift.ts";

/** A guard comes on duty. */
export const startOwnShift = defineTargetAction({
	type: "shift.guard-started",
	target: "/shifts/mine",
	verb: "start",
	roles: ["guard"],
	body: ownShiftSaid,
	data: ownShiftKept,
	problems: ["invalid"],
	summary: "I have come on duty: as said at sign-on, where the roster names me; else kept, and flagged",
	words: { en: "Guard came on duty", "zh-CN": "保安员上岗" },
});
