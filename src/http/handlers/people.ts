import { maySignIn } from "../../access/directory.ts";
import { listPeople } from "../../contract/http/people.ts";
import { ON_DUTY, QUIETERS } from "../../model/role.ts";
import { handle } from "../handle.ts";
import { asked, pageOf } from "../list.ts";

/** Whoever can be on duty or keep a watch. */
const NAMED = new Set([...ON_DUTY, ...QUIETERS]);

export const handleListPeople = handle(listPeople, async ({ input: { query }, hub }) => {
	const here = hub.access.people.list().filter((one) => query.all || (NAMED.has(one.role) && maySignIn(one)));
	const page = pageOf(here, { list: "people", keyOf: ({ name }) => name }, asked(query));
	const items = page.items.map(({ name, role, displayName = name, callSign }) => ({
		name,
		role,
		displayName,
		...(callSign !== undefined && { callSign }),
	}));
	return { body: { ...page, items } };
});
