import { rolesTold, type Told } from "../contract/audience.ts";
import { ROLES, type Role } from "../model/role.ts";

/** Who may see what happens: all but a guard, who sees what is sent to them. */
export const WATCHERS: readonly Role[] = ["operator", "captain", "manager", "admin"];
/** Who works on incidents. */
export const HANDLERS: readonly Role[] = ["operator", "captain"];
/** Who may make something guard less for a while, within the limits that the engine keeps. */
export const QUIETERS: readonly Role[] = ["operator", "captain", "admin"];

/** Who may watch in place of a device that is out of service, and so accepts it. */
export const STAND_WATCH: readonly Role[] = ["guard", ...QUIETERS];

/** Who may list a sort of object: the roles that are told of it as it happens. */
export function listers(kind: Told): readonly Role[] {
	return rolesTold(kind, ROLES);
}
