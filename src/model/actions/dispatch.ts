import { z } from "zod";
import { userName } from "../fields.ts";
import { REACHES } from "../reach.ts";
import { HANDLERS } from "../role.ts";
import { defineIncidentAction } from "./define-action.ts";

const body = z.object({
	guard: userName,
	byRadio: z.literal(true).optional(),
	coveredBy: userName.optional(),
	redirect: z
		.literal(true)
		.optional()
		.meta({ description: "From where they are on the way now: there they are called off" }),
});

/** Sending a guard. */
export const dispatch = defineIncidentAction({
	type: "incident.dispatched",
	verb: "dispatch",
	roles: HANDLERS,
	when: "taken",
	body,
	data: body.extend({
		known: z.boolean().optional().meta({ description: "A guard with this name may sign in" }),
		reach: z.enum(REACHES).optional().meta({ description: "How they were reached at that moment" }),
	}),
	entryData: (said, { roleOf, reachOf }) => ({
		...said,
		known: roleOf(said.guard) === "guard",
		...(!said.byRadio && { reach: reachOf(said.guard) }),
	}),
	summary:
		"Send a guard on duty; told by radio, they have accepted; who leaves a fixed post is covered by somebody, if anybody could",
	words: { en: "Guard sent", "zh-CN": "派员" },
});
