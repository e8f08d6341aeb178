import { z } from "zod";
import { plain, rev } from "../fields.ts";
import { CAUSES } from "../incident.ts";
import { HANDLERS } from "../role.ts";
import { defineIncidentAction } from "./define-action.ts";

/** Closing it with its cause. */
export const resolve = defineIncidentAction({
	type: "incident.resolved",
	verb: "resolve",
	roles: HANDLERS,
	when: "taken",
	body: z.object({
		rev,
		cause: z.enum(CAUSES),
		detail: plain.optional().meta({
			description:
				"What it came from; with `false`, if it says so, one of: animal, plant, weather, device-fault, mistake",
		}),
		note: plain.optional(),
	}),
	seesRev: true,
	problems: ["rang-again"],
	summary: "Close it with a cause, having seen it at `rev`; every required step is done",
	words: { en: "Resolved", "zh-CN": "处置完毕" },
});
