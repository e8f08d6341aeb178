import { z } from "zod";
import { objectId } from "../fields.ts";
import { HANDLERS } from "../role.ts";
import { defineIncidentAction } from "./define-action.ts";

/** Making an incident of its own of some of its alarms. */
export const split = defineIncidentAction({
	type: "incident.split",
	verb: "split",
	roles: HANDLERS,
	when: "unresolved",
	// The engine, which is told no role, refuses it with the alarms named.
	whyNot: ({ alarms }, { role }) => (role !== undefined && alarms.length < 2 ? "one-alarm" : undefined),
	body: z.object({ alarms: z.array(objectId).min(1).max(1_000) }),
	summary: "Make an incident of its own of some of its alarms",
	words: { en: "Alarms split off", "zh-CN": "拆分报警" },
});
