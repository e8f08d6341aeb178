export const DELIVERY_STATES = ["sent", "delivered", "seen", "failed", "dead"] as const;

/** One message that went out about an incident, by one channel to one addressee. Times are epoch ms. */
export interface Delivery {
	/** `dlv-` and the seq that asked for it. */
	readonly id: string;
	readonly rev: number;
	readonly incident: string;
	/** `console`, `webhook`, `siren`. */
	readonly channel: string;
	/** A role, a post or a receiver's name. */
	readonly to: string;
	readonly state: (typeof DELIVERY_STATES)[number];
	readonly since: number;
	readonly attempts: number;
	readonly nextAt?: number;
	readonly reason?: string;
}
