import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** The rounds of the day to come are to be planned. */
export const patrolDay = defineEntry({
	type: "patrol.day-planned",
	data: z.object({}),
	words: { en: "Rounds of the next day planned", "zh-CN": "编排次日巡更" },
});
