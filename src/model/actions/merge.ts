import { z } from "zod";
import { objectId } from "../fields.ts";
import { HANDLERS } from "../role.ts";
import { defineIncidentAction } from "./define-action.ts";

/** Putting it into another one. */
export const merge = defineIncidentAction({
	type: "incident.merged",
	verb: "merge",
	roles: HANDLERS,
	when: "unresolved",
	body: z.object({ into: objectId }),
	summary: "Put it into another one, with all that belongs to it",
	words: { en: "Folded into another", "zh-CN": "并入其他警情" },
});
