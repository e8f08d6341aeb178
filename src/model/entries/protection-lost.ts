import { z } from "zod";
import { HUB_ALARMS } from "../hub-alarms.ts";
import { defineEntry } from "./define-entry.ts";

/** Enough zones of a wall see badly. */
export const protectionLost = defineEntry({
	type: "wall.protection-lost",
	data: z.object({ wall: z.string() }),
	words: HUB_ALARMS["wall.protection-lost"].words,
});
