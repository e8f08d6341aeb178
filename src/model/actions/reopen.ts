import { z } from "zod";
import { text } from "../fields.ts";
import { HANDLERS } from "../role.ts";
import { defineIncidentAction } from "./define-action.ts";

/** Opening a resolved one again. */
export const reopen = defineIncidentAction({
	type: "incident.reopened",
	verb: "reopen",
	roles: HANDLERS,
	when: "resolved",
	whyNot: ({ drill }) => (drill ? "drill" : undefined),
	body: z.object({ reason: text }),
	summary: "Open a resolved one again, with the reason; it rings",
	words: { en: "Reopened", "zh-CN": "重新打开" },
});
