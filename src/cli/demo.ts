import type { People } from "../access/people.ts";
import type { Hub } from "../main.ts";
import { ROLES, type Role } from "../model/role.ts";

/** The people of the demonstration, one for each role; they come by link only, there is no password to guess. */
const DEMO_NAMES: Record<Role, string> = {
	guard: "zhao",
	operator: "li",
	captain: "chen",
	manager: "wang",
	admin: "sun",
};

/** A one-time sign-in link for each demo person. Only a folder first opened with `--simulate` has them. */
export async function demoLinks({ store, http }: Hub): Promise<{ role: Role; url: string }[]> {
	if (!store.isDemo) return [];
	const { people, links } = store.access;
	const made: { role: Role; url: string }[] = [];
	for (const role of ROLES) {
		await settle(people, DEMO_NAMES[role], role);
		const { token } = await links.make({ user: DEMO_NAMES[role], by: "hub" });
		made.push({ role, url: `${http.url}/#link=${token}` });
	}
	return made;
}

async function settle(people: People, name: string, role: Role): Promise<void> {
	if (!people.find(name)) await people.add({ name, role, password: { none: true }, demo: true, by: "hub" });
}
