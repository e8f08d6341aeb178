/** What a phone says of itself while it reaches the hub. It is no part of the journal, as a device's health is none. */
export interface PhoneContact {
	/** When the hub heard it, epoch ms. */
	readonly at: number;
	readonly app: string;
	readonly batteryPercent?: number;
	/** So many entries are still on it, not yet sent. */
	readonly queued: number;
	/** How far its clock is ahead of the hub's, ms. */
	readonly aheadMs: number;
}
