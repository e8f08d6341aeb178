import type { DeviceHealth } from "./device-health.ts";

export const DEVICE_STATES = ["online", "offline", "fault", "out-of-service", "unknown"] as const;
export type DeviceState = (typeof DEVICE_STATES)[number];

/** What the hub knows of one device now. What it is and where it stands is the site's (`SiteDevice`). */
export interface Device {
	readonly id: string;
	/** The seq that last changed it; 0 while it was never heard. */
	readonly rev: number;
	readonly state: DeviceState;
	/** When `state` last changed, epoch ms; absent while it was never heard. */
	readonly stateSince?: number;
	/** Why it is offline. */
	readonly lost?: "last-will" | "silent" | "gateway";
	/** The newest health report that was worth an entry. */
	readonly health: DeviceHealth;
	/** It is being repaired; `state` then says `out-of-service`. Times are epoch ms. */
	readonly outOfService?: {
		readonly until: number;
		readonly by: string;
		readonly reason: string;
		/** Since when, however often it was repeated. */
		readonly since?: number;
		/** The user who watches in its place. */
		readonly watch?: string;
		/** Whoever should watch has not accepted yet: until then it rings as ever. */
		readonly unaccepted?: true;
		/** The hours of work, in which tampering with it and its loss are quiet too. */
		readonly work?: { readonly from: number; readonly until: number };
		/** What its state would be; it returns to that. */
		readonly beneath: DeviceState;
	};
	/** Faults that stand: event types not yet restored. */
	readonly faults: readonly string[];
}
