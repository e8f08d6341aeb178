import { z } from "zod";
import { userName } from "../fields.ts";
import { GUARDS_MAX, NAME_MAX } from "../limits.ts";
import { START_CHECKS } from "../shift.ts";

const named = z.object({
	guard: userName,
	post: z.string().min(1).max(NAME_MAX).optional(),
	fixed: z.literal(true).optional(),
	leader: z.literal(true).optional(),
});

/** Who is on duty. */
export const guardsSaid = z
	.array(z.union([userName, named]))
	.max(GUARDS_MAX)
	.meta({ description: "Who is on duty: names, or names with their posts" });

/** What the operator looked at before the watch began. */
export const startListSaid = z
	.partialRecord(z.enum(START_CHECKS), z.boolean())
	.meta({ description: "What was looked at before the watch began" });
