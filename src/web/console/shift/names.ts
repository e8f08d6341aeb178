import { signal } from "@preact/signals";
import { HANDLERS, ON_DUTY, type Role } from "../../../model/role.ts";
import { api } from "../../app/api.ts";
import { live } from "../../app/follow.ts";
import { mayUse } from "../../app/session.ts";

interface Person {
	readonly name: string;
	readonly role: Role;
}

/** Who can be named here; undefined until the hub has said. */
const people = signal<readonly Person[] | undefined>(undefined);

/** Asks who there is, where this person may know. */
export function askNames(): void {
	if (!mayUse("GET /people")) return;
	api("GET /people", { query: { limit: 1000 } }).then(
		({ items }) => {
			people.value = items;
		},
		() => undefined,
	);
}

/** Names to offer where somebody of these roles is to be named; until the hub has said who, those of the last day's shifts. */
export function knownNames(roles: readonly Role[] = ON_DUTY): readonly string[] {
	const known = people.value?.filter(({ role }) => roles.includes(role)).map(({ name }) => name);
	if (known) return known.sort();
	const names = new Set<string>();
	for (const { operator, guards } of live.value.feed.told.shift.values()) {
		if (roles.some((role) => HANDLERS.includes(role))) names.add(operator);
		if (roles.includes("guard")) for (const { guard } of guards) names.add(guard);
	}
	return [...names].sort();
}
