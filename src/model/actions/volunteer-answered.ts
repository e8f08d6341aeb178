import { z } from "zod";
import { NAME_MAX } from "../limits.ts";
import { HANDLERS } from "../role.ts";
import { VOLUNTEER_ANSWERS } from "../volunteer-asked.ts";
import { defineIncidentAction } from "./define-action.ts";

/** What a volunteer answered, by telephone. */
export const volunteerAnswered = defineIncidentAction({
	type: "incident.volunteer-answered",
	verb: "volunteer-answered",
	roles: HANDLERS,
	when: "unresolved",
	whyNot: ({ volunteers }) => (volunteers ? undefined : "nobody-asked"),
	body: z.object({ volunteer: z.string().min(1).max(NAME_MAX), answer: z.enum(VOLUNTEER_ANSWERS) }),
	summary: "Say what a volunteer who was asked answered",
	words: { en: "Volunteer answered", "zh-CN": "志愿者答复" },
});
