import { z } from "zod";
import { priority } from "../../contract/primitives.ts";
import { alarmShape } from "../../contract/shapes.ts";
import type { Hub } from "../hub.ts";
import { asked, flagQuery, instantQuery, listOf, pageQuery } from "../list.ts";
import { listers } from "../role-sets.ts";
import { defineRoute, type Route } from "../route.ts";

const filters = z.object({
	...pageQuery,
	open: flagQuery.meta({ description: "Only what is active or not acknowledged" }),
	priority: priority.optional(),
	zone: z.string().optional(),
	from: instantQuery,
	to: instantQuery,
});

/** Conditions that ask for a person. */
export function alarmRoutes({ live: { lists } }: Pick<Hub, "live">): readonly Route[] {
	return [
		defineRoute({
			method: "GET",
			path: "/alarms",
			roles: listers("alarm"),
			summary: "Alarms, newest first",
			problems: ["malformed"],
			reads: true,
			input: { query: filters },
			answer: listOf(alarmShape),
			async handle({ query, who: { role } }) {
				return { body: await lists.page({ list: "alarm", query: asked(query), role }) };
			},
		}),
	];
}
