import { z } from "zod";
import { HUB_ALARMS } from "../hub-alarms.ts";
import { defineEntry } from "./define-entry.ts";

/** Nobody confirmed a test of the chain in time. */
export const chainTestUnconfirmed = defineEntry({
	type: "chain-test.unconfirmed",
	data: z.object({ test: z.string() }),
	words: HUB_ALARMS["chain-test.unconfirmed"].words,
});
