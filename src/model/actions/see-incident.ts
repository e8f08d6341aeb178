import { z } from "zod";
import { ROLES } from "../role.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Somebody who was told that nobody takes an incident has it before their eyes. */
export const seeIncident = defineTargetAction({
	type: "escalation.seen",
	target: "/incidents/{id}",
	verb: "seen",
	roles: ROLES,
	data: z.object({ incident: z.string(), role: z.string() }),
	problems: ["not-found"],
	summary: "I was told of it and see it now; it is not taken by that, and said again nothing changes",
	words: { en: "Told and seen", "zh-CN": "通报已阅" },
});
