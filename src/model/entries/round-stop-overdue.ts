import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** The time of a stop is over. */
export const roundStopOverdue = defineEntry({
	type: "round.stop-overdue",
	data: z.object({ round: z.string() }),
	words: { en: "Checkpoint not visited in time", "zh-CN": "巡更点未按时打点" },
});
