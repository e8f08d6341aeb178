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
	// The engine, which is told no role, refuses it with the incident named.
	whyNot: ({ discreet }, { role }) => (role !== undefined && discreet ? "discreet" : undefined),
	body: z.object({ into: objectId }),
	summary: "Put it into another one, with all that belongs to it",
	words: { en: "Folded into another", "zh-CN": "并入其他警情" },
});
