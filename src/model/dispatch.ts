import type { Reach } from "./reach.ts";

export const DISPATCH_STATES = ["sent", "accepted", "declined", "arrived", "done", "unanswered"] as const;
export type DispatchState = (typeof DISPATCH_STATES)[number];

/** A guard sent to an incident. Times are epoch ms. */
export interface Dispatch {
	/** `dsp-` and the seq that sent it. */
	readonly id: string;
	/** The guard's user name. */
	readonly guard: string;
	readonly state: DispatchState;
	readonly by: string;
	readonly sentAt: number;
	/** Told by radio: the operator speaks for the guard. */
	readonly byRadio?: true;
	/** Who covers the fixed post that the guard leaves. */
	readonly coveredBy?: string;
	/** How the guard was reached when they were sent; absent: told by radio, or not known. */
	readonly reach?: Reach;
	/** Their phone has it. */
	readonly receivedAt?: number;
	/** Their phone has shown it to somebody. */
	readonly seenAt?: number;
	readonly acceptedAt?: number;
	readonly arrivedAt?: number;
	readonly doneAt?: number;
	readonly reason?: string;
	/** Declined or unanswered: the guards that are proposed in place of this one; none: nobody is left. */
	readonly proposes?: readonly string[];
}
