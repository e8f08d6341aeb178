import { z } from "zod";
import { HANDLERS, ROLES } from "../role.ts";
import { defineIncidentAction } from "./define-action.ts";

/** Taking what nobody has; of a captain, whoever has it. */
export const takeOver = defineIncidentAction({
	type: "incident.taken-over",
	verb: "take-over",
	roles: HANDLERS,
	when: "unresolved",
	whyNot({ owner, state }, { user, role }) {
		if (owner === undefined) return state === "open" ? "untaken" : undefined;
		if (owner === user) return "yours";
		return role === "operator" ? "not-yours" : undefined;
	},
	body: z.object({}).default({}),
	data: z.object({ role: z.enum(ROLES) }),
	entryData: (_said, { role }) => ({ role }),
	summary: "Take what nobody has; a captain, whoever has it",
	words: { en: "Taken over", "zh-CN": "接管" },
});
