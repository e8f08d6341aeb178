import { z } from "zod";
import { plain } from "../fields.ts";

/** What a guard who was sent says, or who speaks for them. */
export const dispatchSaid = z.object({ reason: plain.optional() }).default({});

/** The incident that the guard was sent to: if it was merged into another one meanwhile, it is done there. */
export const dispatchData = z.object({
	incident: z.string(),
	dispatch: z.string(),
	onBehalf: z.literal(true).optional(),
	reason: z.string().optional(),
});
