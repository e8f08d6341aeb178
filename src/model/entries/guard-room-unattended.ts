import { z } from "zod";
import { HUB_ALARMS } from "../hub-alarms.ts";
import { UNATTENDED_ALARM } from "../unattended.ts";
import { defineEntry } from "./define-entry.ts";

/** Something is missing in the guard room. */
export const guardRoomUnattended = defineEntry({
	type: UNATTENDED_ALARM,
	data: z.object({ why: z.string().optional() }),
	words: HUB_ALARMS[UNATTENDED_ALARM].words,
});
