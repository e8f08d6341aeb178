import { z } from "zod";
import { PRIORITIES } from "./priority.ts";

/** A state that stood when its incident was resolved: enough of its alarm to raise it anew. Times are epoch ms. */
export const activeAtResolution = z.object({
	/** The alarm that ended by it. */
	id: z.string().optional(),
	type: z.string(),
	source: z.string(),
	zone: z.string(),
	unit: z.string().optional(),
	part: z.string().optional(),
	priority: z.enum(PRIORITIES),
	severity: z.number(),
	stateAt: z.number(),
	strong: z.literal(true).optional(),
	toldAnew: z.number().optional(),
});

export type ActiveAtResolution = z.output<typeof activeAtResolution>;
