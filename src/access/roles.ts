import type { Role } from "../model/role.ts";

/** Who may see what is discreet (duress) whole, in the panel of that one incident. */
const SEES_DISCREET: readonly Role[] = ["operator", "captain"];

/** True if the role may see a discreet incident whole. */
export function seesDiscreet(role: Role): boolean {
	return SEES_DISCREET.includes(role);
}
