import { HANDLERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";
import { dispatchData, dispatchSaid } from "./dispatch-said.ts";

/** A guard who was sent is on the way. */
export const acceptDispatch = defineTargetAction({
	type: "dispatch.accepted",
	target: "/dispatches/{id}",
	verb: "accept",
	roles: ["guard", ...HANDLERS],
	body: dispatchSaid,
	data: dispatchData,
	problems: ["not-found", "forbidden", "wrong-state", "invalid"],
	summary: "I am on my way; operator and captain say it on the guard's behalf",
	words: { en: "Guard accepted", "zh-CN": "保安员应答" },
});
