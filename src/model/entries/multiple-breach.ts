import { z } from "zod";
import { HUB_ALARMS } from "../hub-alarms.ts";
import { defineEntry } from "./define-entry.ts";

/** So many zones of a wall are broken at once that it is no chance. */
export const multipleBreach = defineEntry({
	type: "wall.multiple-breach",
	data: z.object({ wall: z.string() }),
	words: HUB_ALARMS["wall.multiple-breach"].words,
});
