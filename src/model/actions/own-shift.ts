import { z } from "zod";
import { instant } from "../fields.ts";
import { NAME_MAX } from "../limits.ts";
import { eventId } from "../patrol.ts";

/** Pieces that one guard receives or returns at once. Our own setting. */
const ITEMS_MAX = 16;

/** Radios, keys and torches that come or go with the duty. */
export const itemsSaid = z.array(z.string().trim().min(1).max(NAME_MAX)).max(ITEMS_MAX);

/** What a guard's phone says of the start or the end of its guard's duty; it may come hours late. */
export const ownShiftSaid = z.object({
	id: eventId,
	at: instant,
	equipment: itemsSaid.optional().meta({ description: "What was received with it, or returned" }),
});

/** What an entry keeps of it. */
export const ownShiftKept = z.object({ guard: z.string(), at: z.string(), equipment: itemsSaid.optional() });

/** What became of it. */
export const OWN_SHIFT_OUTCOMES = [
	...(["came-on-duty", "went-off-duty", "on-duty-already", "off-duty-already"] as const),
	/** Kept, and nothing else: the roster does not name them for then; nobody kept a watch then; another word of theirs is newer. */
	...(["not-rostered", "no-watch", "superseded"] as const),
] as const;
export type OwnShiftOutcome = (typeof OWN_SHIFT_OUTCOMES)[number];
