import type { Role } from "../model/role.ts";

/** Which roles' people a role may add, disable and change. */
const MANAGES: Readonly<Record<Role, readonly Role[]>> = {
	guard: [],
	operator: [],
	captain: ["guard", "operator"],
	manager: [],
	admin: ["guard", "operator", "captain", "manager", "admin"],
};

/** Who may see what is discreet (duress) whole, in the panel of that one incident. */
const SEES_DISCREET: readonly Role[] = ["operator", "captain"];

/** The roles whose people `role` may manage. */
export function managedBy(role: Role): readonly Role[] {
	return MANAGES[role];
}

/** True if the role may see a discreet incident whole. */
export function seesDiscreet(role: Role): boolean {
	return SEES_DISCREET.includes(role);
}
