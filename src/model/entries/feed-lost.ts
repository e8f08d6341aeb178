import { z } from "zod";
import { HUB_ALARMS } from "../hub-alarms.ts";
import { defineEntry } from "./define-entry.ts";

/** So many devices with a feed in common are lost together that it is the feed. */
export const feedLost = defineEntry({
	type: "feed.lost",
	data: z.object({ feed: z.string(), devices: z.array(z.string()).readonly().optional() }),
	words: HUB_ALARMS["feed.lost"].words,
});
