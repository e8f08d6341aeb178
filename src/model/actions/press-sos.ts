import { z } from "zod";
import { instant } from "../fields.ts";
import { checkpointId, eventId, positionSaid } from "../patrol.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** Where the phone was last shown to be as it was pressed, and when, by its own clock: its check-in may still be on it. */
const lastSeen = z.object({ checkpoint: checkpointId, at: instant }).meta({
	description: "The phone's last check-in as it was pressed; where the hub has seen the guard since, that counts",
});

/** A guard calls for help with the phone. */
export const pressSos = defineTargetAction({
	type: "patrol.sos",
	target: "/patrol/sos",
	roles: ["guard"],
	body: z.object({ id: eventId, at: instant, position: positionSaid.optional(), lastSeen: lastSeen.optional() }),
	data: z.object({
		guard: z.string(),
		at: z.string(),
		position: positionSaid.optional(),
		lastSeen: lastSeen.optional(),
	}),
	problems: ["invalid"],
	summary: "SOS: a critical incident at my last known place, which is the answer",
	words: { en: "SOS pressed", "zh-CN": "一键求助" },
});
