import { z } from "zod";
import { PRIORITIES } from "./priority.ts";

/** What outlives the alarm that its incident's reset ended: all that the alarm was, to raise it anew. Times are epoch ms. */
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
	weathered: z.literal(true).optional(),
	keptFrom: z.string().optional(),
	drill: z.literal(true).optional(),
	lateByMs: z.number().optional(),
	toldAnew: z.number().optional(),
});

export type ActiveAtResolution = z.output<typeof activeAtResolution>;
