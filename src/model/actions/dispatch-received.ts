import { z } from "zod";
import { defineTargetAction } from "./define-target-action.ts";

/** The phone of a guard who was sent confirms by itself. */
export const dispatchReceived = defineTargetAction({
	type: "dispatch.received",
	target: "/dispatches/{id}",
	verb: "received",
	roles: ["guard"],
	data: z.object({ incident: z.string(), dispatch: z.string() }),
	problems: ["not-found", "forbidden", "wrong-state"],
	summary: "The phone has it; said again, nothing changes",
	words: { en: "Phone has the dispatch", "zh-CN": "手机已收到派单" },
});
