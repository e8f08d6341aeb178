import { z } from "zod";
import { epochMs, instant, text } from "../fields.ts";
import { HANDLERS, ROLES } from "../role.ts";
import { hasWaited } from "../wait-limits.ts";
import { defineIncidentAction } from "./define-action.ts";

/** Stopping its act clock for a while. */
export const wait = defineIncidentAction({
	type: "incident.waiting",
	verb: "wait",
	roles: HANDLERS,
	when: "taken",
	whyNot: (incident, { role }) =>
		role !== undefined && role !== "captain" && hasWaited(incident) ? "waited" : undefined,
	body: z.object({ until: instant, reason: text }),
	data: z.object({
		until: z.number().meta({ description: "Epoch ms" }),
		reason: z.string().min(1),
		role: z.enum(ROLES).optional(),
	}),
	entryData: ({ until, reason }, { role }) => ({ until: epochMs(until), reason, role }),
	summary:
		"Stop the act clock until then, with a reason; how long at most goes by priority, and a second wait is a captain's",
	words: { en: "Waiting", "zh-CN": "等待" },
});
