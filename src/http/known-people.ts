import { maySignIn, type User } from "../access/directory.ts";
import { type Mistake, Refusal } from "../model/problem.ts";
import { ON_DUTY, type Role } from "../model/role.ts";

/**
 * The people of these names, each said with its place in the body.
 *
 * @throws {Refusal} `invalid`, with every name that nobody who may do this has.
 */
export function mustKnow(
	people: { find(name: string): User | undefined },
	named: readonly (readonly [path: string, name: string])[],
	roles: readonly Role[] = ON_DUTY,
): readonly User[] {
	const found = named.map(([path, name]) => ({ path, name, user: people.find(name) }));
	const mistakes = found.flatMap(({ path, name, user }): Mistake[] => {
		if (maySignIn(user) && roles.includes(user.role)) return [];
		return [
			{ path: `body.${path}`, found: JSON.stringify(name), expected: `somebody here who is ${roles.join(" or ")}` },
		];
	});
	const [first] = mistakes;
	if (first) throw new Refusal({ code: "invalid", detail: `${first.found} is nobody who can be named here`, mistakes });
	return found.flatMap(({ user }) => user ?? []);
}
