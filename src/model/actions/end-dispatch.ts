import { HANDLERS } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";
import { dispatchData, dispatchSaid } from "./dispatch-said.ts";

/** A guard who was sent is free again. */
export const endDispatch = defineTargetAction({
	type: "dispatch.done",
	target: "/dispatches/{id}",
	verb: "done",
	roles: ["guard", ...HANDLERS],
	body: dispatchSaid,
	data: dispatchData,
	problems: ["not-found", "forbidden", "wrong-state", "invalid"],
	summary: "I am free again; operator and captain say it on the guard's behalf",
	words: { en: "Guard done", "zh-CN": "保安员完成" },
});
