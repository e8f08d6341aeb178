import { z } from "zod";
import { LOG_SORT_NAMES } from "../model/duty-log.ts";
import { personShape } from "./access-shapes.ts";
import { instant } from "./primitives.ts";

/** A line of the duty log. */
export const logLineShape = z.object({
	id: z.string(),
	sort: z.enum(LOG_SORT_NAMES),
	at: instant.meta({ description: "When it happened" }),
	writtenAt: instant,
	by: personShape,
	text: z.string(),
	unit: z.string().optional(),
});

/** A standing order, and who has read it. */
export const orderShape = z.object({
	id: z.string(),
	issuedAt: instant,
	by: personShape,
	title: z.string(),
	text: z.string(),
	signed: z
		.array(z.object({ by: personShape, at: instant }))
		.meta({ description: "Who has read and signed it; for a guard: whether they have" }),
});

/** A radio, a bunch of keys or a torch that somebody has received. */
export const loanShape = z.object({
	id: z.string(),
	item: z.string(),
	guard: personShape,
	receivedAt: instant,
	receivedBy: personShape,
	returnedAt: instant.optional(),
	returnedBy: personShape.optional(),
});

export type LogLineShape = z.output<typeof logLineShape>;
export type OrderShape = z.output<typeof orderShape>;
export type LoanShape = z.output<typeof loanShape>;
