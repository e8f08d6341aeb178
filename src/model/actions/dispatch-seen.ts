import { z } from "zod";
import { defineTargetAction } from "./define-target-action.ts";

/** The phone of a guard who was sent confirms by itself. */
export const dispatchSeen = defineTargetAction({
	type: "dispatch.seen",
	target: "/dispatches/{id}",
	verb: "seen",
	roles: ["guard"],
	data: z.object({ incident: z.string(), dispatch: z.string() }),
	problems: ["not-found", "forbidden", "wrong-state"],
	summary: "It is before somebody's eyes; said again, nothing changes",
	words: { en: "Dispatch seen", "zh-CN": "派单已查看" },
});
