import { z } from "zod";
import { HUB_ALARMS } from "../hub-alarms.ts";
import { defineEntry } from "./define-entry.ts";

/** Somebody gave the password that they have for when they are made to: nothing of it shows where they did. */
export const personDuress = defineEntry({
	type: "person.duress",
	data: z.object({ user: z.string() }),
	words: HUB_ALARMS["person.duress"].words,
});
