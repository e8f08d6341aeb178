import { z } from "zod";
import { instant } from "./primitives.ts";

/** A message that was not valid, with the exact reason. */
export const quarantinedShape = z.object({
	id: z.int(),
	receivedAt: instant,
	sender: z.string(),
	topic: z.string(),
	discreet: z.literal(true).optional().meta({ description: "A special incident: nothing here tells where or what" }),
	reason: z.string(),
	path: z.string().optional(),
	found: z.string().optional(),
	expected: z.string().optional(),
	bytes: z.string().meta({ description: "The first 64 KiB, base64" }),
	totalBytes: z.int(),
});

export type QuarantinedShape = z.output<typeof quarantinedShape>;
