import type { Role } from "../../../model/role.ts";

interface Person {
	readonly name: string;
	readonly displayName: string;
	readonly role: Role;
}

/** Who walks rounds. */
const WALK: ReadonlySet<Role> = new Set(["guard"]);

/** The other guards, by login, in the order of what they are called. */
export function colleagues(people: readonly Person[], me: string | undefined): readonly string[] {
	return people
		.filter(({ name, role }) => WALK.has(role) && name !== me)
		.sort((a, b) => a.displayName.localeCompare(b.displayName, "zh-CN"))
		.map(({ name }) => name);
}
