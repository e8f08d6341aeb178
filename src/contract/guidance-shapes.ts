import { z } from "zod";
import { DISPATCH_STATES } from "../model/dispatch.ts";
import { REACHES } from "../model/reach.ts";
import { instant, words } from "./primitives.ts";
import { stepShape } from "./work-shapes.ts";

/** A guard who could be sent. */
export const proposalShape = z.object({
	guard: z.string(),
	post: z.string(),
	fixed: z
		.literal(true)
		.optional()
		.meta({ description: "A fixed post: a dispatch names who covers it, where anybody on duty could" }),
	zone: z.string().optional(),
	seenAt: instant.optional(),
	distanceM: z.int().optional(),
	walkS: z.int().optional().meta({ description: "At a walking pace, along the ways that can be walked" }),
	free: z.boolean(),
	reach: z.enum(REACHES).meta({ description: "How they are reached now; `radio`: by nothing of the hub's" }),
	sent: z.enum(DISPATCH_STATES).optional().meta({ description: "What became of it when sent before" }),
});

/** What the panel of one incident has beside it: the written procedure, and whom to call with the text to read aloud. */
export const incidentGuidance = {
	procedure: z.object({ words, steps: z.array(stepShape) }).optional(),
	agencyTexts: z.array(z.object({ id: z.string(), words, number: z.string(), text: words })).optional(),
};

export type ProposalShape = z.output<typeof proposalShape>;
