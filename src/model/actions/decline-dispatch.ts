import { HANDLERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";
import { dispatchData, dispatchSaid } from "./dispatch-said.ts";

/** A guard who was sent does not come. */
export const declineDispatch = defineTargetAction({
	type: "dispatch.declined",
	target: "/dispatches/{id}",
	verb: "decline",
	roles: ["guard", ...HANDLERS],
	body: dispatchSaid,
	data: dispatchData,
	problems: ["not-found", "forbidden", "wrong-state", "invalid"],
	summary:
		"I can't come, with a reason perhaps; others are proposed; operator and captain say it on the guard's behalf",
	words: { en: "Guard declined", "zh-CN": "保安员无法前往" },
});
