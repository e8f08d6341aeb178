import { z } from "zod";
import { HUB_ALARMS } from "../hub-alarms.ts";
import { defineEntry } from "./define-entry.ts";

/** Something is missing in the guard room. */
export const guardRoomUnattended = defineEntry({
	type: "guard-room.unattended",
	data: z.object({ why: z.string().optional() }),
	words: HUB_ALARMS["guard-room.unattended"].words,
});
