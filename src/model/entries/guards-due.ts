import { z } from "zod";
import { defineEntry } from "./define-entry.ts";

/** Who is down for the shift should be on duty by now. */
export const guardsDue = defineEntry({
	type: "shift.guards-due",
	data: z.object({}),
	words: { en: "Guards of the shift due on duty", "zh-CN": "核对当班人员到岗" },
});
