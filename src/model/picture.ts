/** A picture of an incident, or the word that there is none. Times are epoch ms. */
export interface Picture {
	/** The camera. */
	readonly device: string;
	readonly moment: "before" | "at" | "after";
	readonly at: number;
	/** SHA-256 of the JPEG, hex; absent: none came. */
	readonly hash?: string;
	/** Why none came. */
	readonly absent?: string;
}
