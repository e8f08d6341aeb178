/** What a signed-in person may be; each route names the roles it serves. */
export const ROLES = ["guard", "operator", "captain", "manager", "admin"] as const;

export type Role = (typeof ROLES)[number];

/** Who may go beyond what limits others: skip a step, let something wait again, test more often in a shift. */
export function mayExceed(role: Role | undefined): boolean {
	return role === "captain";
}

/** Which roles' people a role may add, disable and change. */
const MANAGES: Readonly<Record<Role, readonly Role[]>> = {
	guard: [],
	operator: [],
	captain: ["guard", "operator"],
	manager: [],
	admin: ["guard", "operator", "captain", "manager", "admin"],
};

/** The roles whose people `role` may manage. */
export function managedBy(role: Role | undefined): readonly Role[] {
	return role === undefined ? [] : MANAGES[role];
}

/** To whom a second factor is recommended: who changes people, keys and rules. */
export function isSecondFactorAdvised(role: Role | undefined): boolean {
	return role === "captain" || role === "admin";
}

/** Who sees figures by person. */
export function seesFiguresByPerson(role: Role | undefined): boolean {
	return role === "captain";
}

/** Who works on incidents. */
export const HANDLERS: readonly Role[] = ["operator", "captain"];
/** Who may make something guard less for a while, within the limits that the engine keeps, and who watches in its place. */
export const QUIETERS: readonly Role[] = ["operator", "captain", "admin"];
/** Who plans patrols and puts rounds right. */
export const PLANNERS: readonly Role[] = ["captain", "admin"];
/** Who can be on duty. */
export const ON_DUTY: readonly Role[] = ["guard", "operator", "captain"];
/** Who may watch in place of a device that is out of service, and so accepts it. */
export const STAND_WATCH: readonly Role[] = ["guard", ...QUIETERS];
