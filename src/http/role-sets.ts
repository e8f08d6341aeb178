import { rolesTold } from "../contract/audience.ts";
import type { Published } from "../model/objects.ts";
import { QUIETERS, ROLES, type Role } from "../model/role.ts";

/** Who may see what happens: all but a guard, who sees what is sent to them. */
export const WATCHERS: readonly Role[] = ["operator", "captain", "manager", "admin"];

/** Who may watch in place of a device that is out of service, and so accepts it. */
export const STAND_WATCH: readonly Role[] = ["guard", ...QUIETERS];

/** Who may list a sort of object: the roles that are told of it as it happens. */
export function listers(kind: Published): readonly Role[] {
	return rolesTold(kind, ROLES);
}
