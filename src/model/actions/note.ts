import { z } from "zod";
import { text } from "../fields.ts";
import { HANDLERS } from "../role.ts";
import { defineIncidentAction } from "./define-action.ts";

/** A note in its timeline. */
export const note = defineIncidentAction({
	type: "incident.noted",
	verb: "note",
	roles: HANDLERS,
	when: "unresolved",
	body: z.object({ text }),
	summary: "Add a note",
	words: { en: "Note", "zh-CN": "备注" },
});
