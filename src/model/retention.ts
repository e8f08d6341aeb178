import { z } from "zod";

/** What the hub's own entry is called that says from where on the journal begins anew. */
export const RETAINED = "journal.retained";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What it says: the chain of the rest begins with `hash`, the engine's state there hashes to `state`. */
export const retainedSaid = z.object({
	/** The last entry that has left. */
	through: z.int().positive(),
	/** When that was received, epoch ms. */
	at: z.number(),
	hash: sha256,
	state: sha256,
	/** How many entries the commits hold that leave now. */
	leaving: z.int().positive(),
	/** How many of all that was before stay; the hash covers their digests, in order. */
	kept: z.object({ entries: z.int().nonnegative(), hash: sha256 }),
});

export type RetainedSaid = z.output<typeof retainedSaid>;

export const DAY_MS = 86_400_000;

/** Days that the journal keeps its entries: a year where a site says nothing, never less than the 30 that norms ask of records. */
export const JOURNAL_DAYS = { default: 365, least: 30, most: 3_650 } as const;
