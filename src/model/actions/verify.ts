import { z } from "zod";
import { VERIFICATION_MEANS } from "../incident.ts";
import { HANDLERS } from "../role.ts";
import { defineIncidentAction } from "./define-action.ts";

/** A person has seen or heard that it is so. */
export const verify = defineIncidentAction({
	type: "incident.verified",
	verb: "verify",
	roles: HANDLERS,
	when: "unresolved",
	body: z.object({ means: z.enum(VERIFICATION_MEANS) }),
	summary: "Say that a person has seen or heard that it is so, and by what means",
	words: { en: "Verified", "zh-CN": "复核" },
});
