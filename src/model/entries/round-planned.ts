import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** A round is to be walked; a random one's stops are drawn by the seed. */
export const roundPlanned = defineEntry({
	type: "round.planned",
	data: z.object({ plan: z.string(), route: z.string(), startsAt: z.number(), seed: z.string() }),
	words: { en: "Round planned", "zh-CN": "编排巡更" },
});
