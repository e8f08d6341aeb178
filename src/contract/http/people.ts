import { z } from "zod";
import { namedPersonShape } from "../access-shapes.ts";
import { listOf } from "../list.ts";
import { defineRoute } from "./define-route.ts";
import { byNameQuery, flagQuery } from "./queries.ts";
import { ANYONE } from "./roles.ts";

/** Who can be named by whoever works here: a name that nobody has, or that may not do it, is refused with 422. */
export const listPeople = defineRoute({
	method: "GET",
	path: "/people",
	roles: ANYONE,
	summary:
		"What people are called, by login: who can be named to be on duty, to stand in, to watch or to take over; with `all` whoever was ever here",
	input: { query: z.object({ ...byNameQuery, all: flagQuery }) },
	answer: listOf(namedPersonShape),
});
