import { z } from "zod";
import { HUB_ALARMS } from "../hub-alarms.ts";
import { defineEntry } from "./define-entry.ts";

/** Nothing was heard of a guard for too long in the middle of a round; `step` counts how often the alarm has risen. */
export const guardSilent = defineEntry({
	type: "round.guard-silent",
	data: z.object({ round: z.string(), heardAt: z.number(), step: z.int().min(0).max(2) }),
	words: HUB_ALARMS["round.guard-silent"].words,
});
