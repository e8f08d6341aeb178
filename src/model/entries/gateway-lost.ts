import { z } from "zod";
import { HUB_ALARMS } from "../hub-alarms.ts";
import { defineEntry } from "./define-entry.ts";

/** A gateway is gone: nobody knows how its devices are. */
export const gatewayLost = defineEntry({
	type: "gateway.lost",
	data: z.object({ gateway: z.string(), why: z.string().optional() }),
	words: HUB_ALARMS["gateway.lost"].words,
});
