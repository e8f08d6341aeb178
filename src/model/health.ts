import type { Blindness } from "./blindness.ts";

/** The one place that knows what the hub can't do now: the beat, the metrics, readiness and the journal ask here. */
export interface Health {
	/** Causes, the oldest first; empty where all is well. */
	readonly blind: readonly Blindness[];
	/** Devices can't be heard, or what they say can't be kept: silence says nothing about them. */
	readonly deaf: boolean;
	/** Calls `listener` whenever a cause comes or goes, until the returned function is called. */
	watch(listener: () => void): () => void;
}
