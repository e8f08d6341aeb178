import { z } from "zod";
import { activeAtResolution } from "../active-at-resolution.ts";
import { defineEntry } from "./define-entry.ts";

/** One more state of the same resolved incident that still stands. */
export const alarmStillActive = defineEntry({
	type: "alarm.still-active",
	data: z.object({ into: z.string(), state: activeAtResolution }),
	words: { en: "Still active after it was resolved", "zh-CN": "处置完毕后仍在报警" },
});
