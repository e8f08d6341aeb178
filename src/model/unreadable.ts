/** The hub's word that a message which names an alarm could not be judged: it lies in quarantine, and is heard. */
export const REPORT_UNREADABLE = "report.unreadable";

/** What is known of a message that could not be judged. */
export interface Unjudged {
	/** The device that it speaks of; the site need not know it. */
	readonly device: string;
	/** The event type that it names, as far as that can be read. */
	readonly names: string;
	/** Why it can't be judged. */
	readonly reason: string;
	/** Epoch ms. */
	readonly receivedAt: number;
}
