import { z } from "zod";
import { HUB_BLIND } from "../blindness.ts";
import { HUB_ALARMS } from "../hub-alarms.ts";
import { defineEntry } from "./define-entry.ts";

/** The hub cannot hear, keep or date what happens, by this cause. */
export const hubBlind = defineEntry({
	type: HUB_BLIND,
	data: z.object({ cause: z.string() }),
	words: HUB_ALARMS[HUB_BLIND].words,
});
