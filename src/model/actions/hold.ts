import { z } from "zod";
import { text } from "../fields.ts";
import { HANDLERS } from "../role.ts";
import { defineIncidentAction } from "./define-action.ts";

/** Keeping all that belongs to it from being deleted, or no longer. */
export const hold = defineIncidentAction({
	type: "incident.held",
	verb: "hold",
	roles: HANDLERS,
	when: "always",
	body: z.union([z.object({ release: z.literal(true) }), z.object({ reason: text })]),
	summary: "Keep all that belongs to it from being deleted, with a reason; or no longer, with `release`",
	words: { en: "Evidence kept", "zh-CN": "证据保全" },
});
