import { z } from "zod";
import { listOf } from "../list.ts";
import { instant } from "../primitives.ts";
import { entryShape } from "../shapes.ts";
import { defineRoute } from "./define-route.ts";
import { instantQuery, pageQuery, wholeNumber } from "./queries.ts";
import { CONSOLE_ROLES } from "./roles.ts";

/** What narrows a list of entries. */
export const eventFilters = {
	device: z.string().optional().meta({ description: "Bare id: what it sent, and what the hub derived about it" }),
	type: z.string().optional(),
	kind: z.string().max(64).optional().meta({ description: "The first part of a type: `perimeter`" }),
	zone: z.string().optional(),
	from: instantQuery.meta({ description: "`receivedAt`, inclusive" }),
	to: instantQuery.meta({ description: "`receivedAt`, exclusive" }),
	incident: z.string().optional(),
};

/** The journal. */
export const listEvents = defineRoute({
	method: "GET",
	path: "/events",
	roles: CONSOLE_ROLES,
	summary: "The journal's entries, newest first",
	input: {
		query: z.object({ ...pageQuery, ...eventFilters }),
	},
	answer: listOf(entryShape).extend({
		left: z
			.object({ before: instant, at: instant })
			.optional()
			.meta({ description: "What was received before that instant left the journal by rule, and when it did" }),
	}),
	problems: ["invalid"],
	reads: true,
});

export const readEvent = defineRoute({
	method: "GET",
	path: "/events/{seq}",
	roles: CONSOLE_ROLES,
	summary: "One entry of the journal, with why it did or did not alarm",
	input: { params: z.object({ seq: wholeNumber.positive() }) },
	answer: entryShape,
	problems: ["not-found", "invalid"],
	reads: true,
});
