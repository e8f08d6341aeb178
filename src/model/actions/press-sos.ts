import { z } from "zod";
import { instant } from "../fields.ts";
import { eventId, positionSaid } from "../patrol.ts";
import { defineTargetAction } from "./define-target-action.ts";

/** A guard calls for help with the phone. */
export const pressSos = defineTargetAction({
	type: "patrol.sos",
	target: "/patrol/sos",
	roles: ["guard"],
	body: z.object({ id: eventId, at: instant, position: positionSaid.optional() }),
	data: z.object({ guard: z.string(), at: z.string(), position: positionSaid.optional() }),
	problems: ["invalid"],
	summary: "SOS: a critical incident at my last known place, which is the answer",
	words: { en: "SOS pressed", "zh-CN": "一键求助" },
});
