import { z } from "zod";
import { HUB_ALARMS } from "../hub-alarms.ts";
import { defineEntry } from "./define-entry.ts";

/** The link of a device is gone: by its own last will, or by its silence. */
export const deviceLost = defineEntry({
	type: "device.lost",
	data: z.object({ device: z.string(), why: z.string().optional() }),
	words: HUB_ALARMS["device.lost"].words,
});
