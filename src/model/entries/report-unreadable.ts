import { z } from "zod";
import { HUB_ALARMS } from "../hub-alarms.ts";
import { REPORT_UNREADABLE } from "../unreadable.ts";
import { defineEntry } from "./define-entry.ts";

/** A message that names an alarm could not be judged; `unread` says why. */
export const reportUnreadable = defineEntry({
	type: REPORT_UNREADABLE,
	data: z.object({ device: z.string(), type: z.string(), unread: z.string().optional() }),
	words: HUB_ALARMS[REPORT_UNREADABLE].words,
});
