import { rolesTold } from "../contract/audience.ts";
import type { Published } from "../model/objects.ts";
import { ROLES, type Role } from "../model/role.ts";

/** Who may see what happens: all but a guard, who sees what is sent to them. */
export const CONSOLE_ROLES: readonly Role[] = ["operator", "captain", "manager", "admin"];

/** Who may list a sort of object: the roles that are told of it as it happens. */
export function listers(kind: Published): readonly Role[] {
	return rolesTold(kind, ROLES);
}
