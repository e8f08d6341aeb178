import { z } from "zod";
import { HUB_ALARMS } from "../hub-alarms.ts";
import { defineEntry } from "./define-entry.ts";

/** A device names more parts than are told apart. */
export const tooManyParts = defineEntry({
	type: "device.too-many-parts",
	data: z.object({ device: z.string() }),
	words: HUB_ALARMS["device.too-many-parts"].words,
});
