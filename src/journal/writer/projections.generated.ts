// Made by `npm run generate` from what stands in the folders; not to be changed by hand.
import { blockMap } from "./projections/block-map.ts";
import { objectRows } from "./projections/object-rows.ts";
import { statistics } from "./projections/statistics.ts";

/** All that is kept beside the journal, in the transaction of the entries that it follows from. */
export const PROJECTIONS = [
	blockMap,
	objectRows,
	statistics,
] as const;
