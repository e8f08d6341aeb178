import { z } from "zod";
import { QUIETERS } from "../../model/role.ts";
import { personShape } from "../access-shapes.ts";
import { listOf } from "../list.ts";
import { defineRoute } from "./define-route.ts";
import { byNameQuery } from "./queries.ts";

/** Who can be named by whoever works here: a name that nobody has, or that may not do it, is refused with 422. */
export const listPeople = defineRoute({
	method: "GET",
	path: "/people",
	roles: QUIETERS,
	summary: "Who can be named to be on duty, to stand in, to watch or to take over, by name",
	input: { query: z.object(byNameQuery) },
	answer: listOf(personShape),
});
