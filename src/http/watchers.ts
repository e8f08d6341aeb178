import type { Role } from "../model/role.ts";

/** Who may see what happens: all but a guard, who sees what is sent to them. */
export const WATCHERS: readonly Role[] = ["operator", "captain", "manager", "admin"];
/** Who works on incidents. */
export const HANDLERS: readonly Role[] = ["operator", "captain"];
