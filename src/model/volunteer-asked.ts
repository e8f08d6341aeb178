/** What a volunteer who was asked said, told to the guard room by telephone. */
export const VOLUNTEER_ANSWERS = ["coming", "cannot"] as const;
export type VolunteerAnswer = (typeof VOLUNTEER_ANSWERS)[number];

/** A resident who was asked to look: told a place, and to observe and call. Times are epoch ms. */
export interface VolunteerAsked {
	/** The name under which the site's file has them. */
	readonly volunteer: string;
	readonly name: string;
	/** From where they live to where it is, m, as the crow flies. */
	readonly distanceM: number;
	readonly by: string;
	readonly at: number;
	readonly answer?: VolunteerAnswer;
	readonly answeredAt?: number;
}
