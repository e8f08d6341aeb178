import { z } from "zod";
import { HANDLERS } from "../role.ts";
import { isHarmless } from "../volunteers.ts";
import { defineIncidentAction } from "./define-action.ts";

/** Asking residents who help to look from afar. */
export const askVolunteers = defineIncidentAction({
	type: "incident.volunteers-asked",
	verb: "ask-volunteers",
	roles: HANDLERS,
	when: "taken",
	whyNot: (incident) => (incident.drill ? "drill" : isHarmless(incident) ? undefined : "dangerous"),
	body: z.object({}),
	summary: "Ask the nearest volunteers to observe and call; refused of anything that may be dangerous",
	words: { en: "Volunteers asked", "zh-CN": "请志愿者协助" },
});
