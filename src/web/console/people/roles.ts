import type { Role } from "../../../model/role.ts";

const MANAGED: Readonly<Partial<Record<Role, readonly Role[]>>> = {
	captain: ["guard", "operator"],
	admin: ["guard", "operator", "captain", "manager", "admin"],
};

/** Whom a role manages; the hub decides again. */
export function managedBy(role: Role): readonly Role[] {
	return MANAGED[role] ?? [];
}
