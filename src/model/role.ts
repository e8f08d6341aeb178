/** What a signed-in person may be; each route names the roles it serves. */
export const ROLES = ["guard", "operator", "captain", "manager", "admin"] as const;

export type Role = (typeof ROLES)[number];
