import { z } from "zod";
import { maySignIn } from "../../access/directory.ts";
import { personShape } from "../../contract/access-shapes.ts";
import { ON_DUTY, QUIETERS } from "../../model/role.ts";
import type { Hub } from "../hub.ts";
import { listOf, pageOf, pageQuery } from "../list.ts";
import { defineRoute, type Route } from "../route.ts";

/** Whoever can be on duty or keep a watch. */
const NAMED = new Set([...ON_DUTY, ...QUIETERS]);

/** Who can be named by whoever works here: a name that nobody has, or that may not do it, is refused with 422. */
export function peopleRoute({ access }: Pick<Hub, "access">): Route {
	return defineRoute({
		method: "GET",
		path: "/people",
		roles: QUIETERS,
		summary: "Who can be named to be on duty, to stand in, to watch or to take over, by name",
		input: { query: z.object({ ...pageQuery, order: z.enum(["asc", "desc"]).default("asc") }) },
		answer: listOf(personShape),
		async handle({ query: { cursor, ...query } }) {
			const here = access.people.list().filter((one) => NAMED.has(one.role) && maySignIn(one));
			const page = pageOf(here, ({ name }) => name, { ...query, ...(cursor !== undefined && { cursor }) });
			return { body: { ...page, items: page.items.map(({ name, role }) => ({ name, role })) } };
		},
	});
}
