import { z } from "zod";
import { bypassShape } from "../../contract/work-shapes.ts";
import type { Hub } from "../hub.ts";
import { asked, listOf, pageQuery } from "../list.ts";
import { listers } from "../role-sets.ts";
import { defineRoute, type Route } from "../route.ts";

const filters = z.object({ ...pageQuery, zone: z.string().optional() });

/** What guards less than it should, for the shift bar and the hand-over. */
export function bypassRoutes({ live: { lists } }: Pick<Hub, "live">): readonly Route[] {
	return [
		defineRoute({
			method: "GET",
			path: "/bypasses",
			roles: listers("bypass"),
			summary: "What is shelved, out of service, under test or otherwise guards less now, with its end and who watches",
			problems: ["malformed"],
			reads: true,
			input: { query: filters },
			answer: listOf(bypassShape),
			async handle({ query, who: { role } }) {
				return { body: await lists.page({ list: "bypass", query: { ...asked(query), open: true }, role }) };
			},
		}),
	];
}
