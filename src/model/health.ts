import type { Blindness } from "./blindness.ts";

/** Whether devices can be heard: not yet, yes, or no more. */
export type Hearing = "opening" | "ready" | "gone";

/** The one place that knows what the hub can't do now: the beat, the metrics, readiness and the journal ask here. */
export interface Health {
	/** Causes, the oldest first; empty where all is well. */
	readonly blind: readonly Blindness[];
	/** Calls `listener` whenever a cause comes or goes, until the returned function is called. */
	watch(listener: () => void): () => void;
}
