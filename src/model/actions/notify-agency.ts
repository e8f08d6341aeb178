import { z } from "zod";
import { objectId } from "../fields.ts";
import { REFERENCE_MAX } from "../limits.ts";
import { HANDLERS } from "../role.ts";
import { defineIncidentAction } from "./define-action.ts";

/** An agency was called, or has come. */
export const notifyAgency = defineIncidentAction({
	type: "incident.agency-told",
	verb: "notify",
	roles: HANDLERS,
	when: "unresolved",
	body: z.object({
		agency: objectId,
		reference: z.string().max(REFERENCE_MAX).optional(),
		arrived: z.literal(true).optional(),
	}),
	summary: "Say that you have told an agency, or with `arrived` that it is there",
	words: { en: "Called outside", "zh-CN": "对外联络" },
});
