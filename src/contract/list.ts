import { z } from "zod";

/** A page of a list; `nextCursor` is absent on the last. */
export function listOf<S extends z.ZodType>(shape: S) {
	return z.object({ items: z.array(shape), nextCursor: z.string().optional() });
}
