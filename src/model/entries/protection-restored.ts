import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** Too few zones of a wall see badly any more. */
export const protectionRestored = defineEntry({
	type: "wall.protection-restored",
	data: z.object({ wall: z.string() }),
	words: { en: "Protection of a wall restored", "zh-CN": "周界防护恢复" },
});
