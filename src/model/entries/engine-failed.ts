import { z } from "zod";
import { HUB_ALARMS } from "../hub-alarms.ts";
import { defineEntry } from "./define-entry.ts";

/** The engine failed on an entry, which is in quarantine. */
export const engineFailed = defineEntry({
	type: "engine.failed",
	data: z.object({
		source: z.string().optional(),
		id: z.string().optional(),
		type: z.string().optional(),
		reason: z.string().optional(),
		device: z.string().optional(),
	}),
	words: HUB_ALARMS["engine.failed"].words,
});
