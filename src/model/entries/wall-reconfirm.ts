import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** Somebody has to say again that an unprotected wall is watched. */
export const wallReconfirm = defineEntry({
	type: "wall.reconfirm",
	data: z.object({ wall: z.string() }),
	words: { en: "Watch of a wall to be confirmed", "zh-CN": "周界看守待确认" },
});
