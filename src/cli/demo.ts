import type { People } from "../access/people.ts";
import type { Hub } from "../main.ts";
import type { PersonDetails } from "../model/person.ts";
import { ROLES, type Role } from "../model/role.ts";
import type { Site } from "../model/site.ts";
import { omitUndefined } from "../site/omit-undefined.ts";

/** The people of the demonstration, one for each role; they come by link only, there is no password to guess. */
const DEMO_NAMES: Record<Role, string> = {
	guard: "zhao",
	operator: "li",
	captain: "chen",
	manager: "wang",
	admin: "sun",
};

/** Those of them who are not among the site's staff. */
const OFFICE: Partial<Record<Role, string>> = { manager: "王 芳", admin: "孙 伟" };

/** A one-time sign-in link for each demo person. Only a folder first opened with `--simulate` has them. */
export async function demoLinks({ store, http, configuration }: Hub): Promise<{ role: Role; url: string }[]> {
	if (!store.isDemo) return [];
	const { people, links } = store.access;
	const made: { role: Role; url: string }[] = [];
	await settleStaff(people, configuration.site);
	for (const role of ROLES) {
		const details = OFFICE[role];
		await settle(people, DEMO_NAMES[role], role, details === undefined ? {} : { displayName: details });
		const { token } = await links.make({ user: DEMO_NAMES[role], by: "hub" });
		made.push({ role, url: `${http.url}/#link=${token}` });
	}
	return made;
}

/**
 * Guards of the demonstration who have a phone, each with the token of a one-time link: all of the site's, but the one as whom
 * a person comes in.
 */
export async function demoGuards({ store, configuration }: Hub): Promise<{ name: string; link: string }[]> {
	if (!store.isDemo) return [];
	const { people, links } = store.access;
	await settleStaff(people, configuration.site);
	const guards = [...(configuration.site.staff ?? [])].flatMap(([name, { role }]) =>
		role === "guard" && name !== DEMO_NAMES.guard && people.find(name)?.role === "guard" ? [name] : [],
	);
	return Promise.all(guards.map(async (name) => ({ name, link: (await links.make({ user: name, by: "hub" })).token })));
}

async function settleStaff(people: People, { staff }: Site): Promise<void> {
	for (const [name, { role, ...details }] of staff ?? []) await settle(people, name, role, omitUndefined(details));
}

async function settle(people: People, name: string, role: Role, details: PersonDetails = {}): Promise<void> {
	if (!people.find(name)) await people.add({ name, role, details, password: { none: true }, demo: true, by: "hub" });
}
