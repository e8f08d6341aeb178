import { z } from "zod";
import { rev } from "../fields.ts";
import { isOwnCall } from "../incident.ts";
import { ROLES } from "../role.ts";
import { defineIncidentAction } from "./define-action.ts";

/** Taking it: whoever does so has it from then on. */
export const acknowledge = defineIncidentAction({
	type: "incident.acknowledged",
	verb: "acknowledge",
	roles: ["operator", "captain", "manager"],
	when: "untaken",
	whyNot(incident, { role }) {
		if (role === undefined) return undefined;
		if (isOwnCall(incident)) return role === "operator" ? "guard-room" : undefined;
		return role === "manager" ? "guard-rooms-own" : undefined;
	},
	body: z.object({ rev }),
	data: z.object({ rev, role: z.enum(ROLES).optional() }),
	entryData: (said, { role }) => ({ ...said, role }),
	seesRev: true,
	problems: ["rang-again"],
	summary:
		"Take it, having seen it at `rev`; refused if there is news since. A call for help from the guard room itself is taken by a captain or manager only, who take nothing else",
	words: { en: "Taken", "zh-CN": "接警" },
});
