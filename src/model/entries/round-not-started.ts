import { z } from "zod";
import { HUB_ALARMS } from "../hub-alarms.ts";
import { defineEntry } from "./define-entry.ts";

/** Nobody has begun a round in time. */
export const roundNotStarted = defineEntry({
	type: "round.not-started",
	data: z.object({ round: z.string() }),
	words: HUB_ALARMS["round.not-started"].words,
});
