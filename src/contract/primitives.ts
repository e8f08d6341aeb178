import { z } from "zod";
import { PRIORITIES } from "../model/priority.ts";
import { ROLES } from "../model/role.ts";

/** RFC 3339 with offset. */
export const instant = z.iso.datetime({ offset: true }).meta({ description: "RFC 3339 with offset" });
export const words = z.object({ en: z.string(), "zh-CN": z.string() });
export const priority = z.enum(PRIORITIES);
export const role = z.enum(ROLES);
export const rev = z.int().nonnegative().meta({ description: "The seq that last changed it" });

/** RFC 3339 in UTC with milliseconds. */
export function instantOf(at: number): string {
	return new Date(at).toISOString();
}
