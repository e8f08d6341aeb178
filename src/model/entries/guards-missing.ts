import { z } from "zod";
import { HUB_ALARMS } from "../hub-alarms.ts";
import { defineEntry } from "./define-entry.ts";

/** Nobody has come for some posts of a shift; who was down for them, the roster says. */
export const guardsMissing = defineEntry({
	type: "shift.guards-missing",
	data: z.object({ date: z.string(), shift: z.string(), posts: z.array(z.string()) }),
	words: HUB_ALARMS["shift.guards-missing"].words,
});
