import { z } from "zod";
import { instant } from "./primitives.ts";
import { incidentShape } from "./shapes.ts";
import { bypassShape, shiftShape } from "./work-shapes.ts";

/** The watch that runs, with all that is handed over with it. */
export const currentShiftShape = shiftShape.extend({
	incidents: z.array(incidentShape).meta({ description: "All that is open, the newest first" }),
	bypasses: z.array(bypassShape).meta({ description: "All that guards less than it should" }),
	received: z
		.object({ from: z.string(), at: instant, note: z.string() })
		.optional()
		.meta({ description: "The note with which this watch was handed over" }),
	journal: z
		.object({ seq: z.int(), hash: z.string() })
		.optional()
		.meta({ description: "The head of the chain, for the hand-over sheet: `audit verify` prints the same" }),
});
