import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** A round is to begin: whoever has the post walks it. */
export const roundDue = defineEntry({
	type: "round.due",
	data: z.object({ round: z.string() }),
	words: { en: "Round is to begin", "zh-CN": "巡更应开始" },
});
