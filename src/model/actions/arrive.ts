import { HANDLERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";
import { dispatchData, dispatchSaid } from "./dispatch-said.ts";

/** A guard who was sent is on the spot. */
export const arrive = defineTargetAction({
	type: "dispatch.arrived",
	target: "/dispatches/{id}",
	verb: "arrive",
	roles: ["guard", ...HANDLERS],
	body: dispatchSaid,
	data: dispatchData,
	problems: ["not-found", "forbidden", "wrong-state", "invalid"],
	summary: "I am there; operator and captain say it on the guard's behalf",
	words: { en: "Guard arrived", "zh-CN": "保安员到场" },
});
