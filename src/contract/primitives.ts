import { z } from "zod";
import { instant, rev } from "../model/fields.ts";
import { PRIORITIES } from "../model/priority.ts";
import { ROLES } from "../model/role.ts";

export { instant, rev };
export const words = z.object({ en: z.string(), "zh-CN": z.string() });
export const priority = z.enum(PRIORITIES);
export const role = z.enum(ROLES);

/** RFC 3339 in UTC with milliseconds. */
export function instantOf(at: number): string {
	return new Date(at).toISOString();
}
