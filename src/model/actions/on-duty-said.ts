import { z } from "zod";
import { userName } from "../fields.ts";
import { START_CHECKS } from "../shift.ts";

/** More than so many are not on duty at one compound at once. */
const GUARDS_MAX = 100;

const named = z.object({
	guard: userName,
	post: z.string().min(1).max(63).optional(),
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
