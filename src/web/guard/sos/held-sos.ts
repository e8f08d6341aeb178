import type { Position } from "../../../model/patrol.ts";

/** A checkpoint, and when the phone was there by its own clock. */
export interface LastSeen {
	readonly checkpoint: string;
	readonly at: string;
}

/** A call for help needs no PIN, so it is under none: who called is whoever the hub knows this phone by. */
export interface HeldSos {
	readonly id: string;
	readonly at: string;
	/** As it was pressed. */
	readonly lastSeen?: LastSeen;
	readonly position?: Position;
	readonly sentAt?: number;
	/** What the hub made of it. */
	readonly incident?: string;
	/** Somebody in the guard room has taken it. */
	readonly taken?: true;
	/** The hub's answer, if it was no. */
	readonly refused?: string;
	/** Its guard has put it away. */
	readonly away?: true;
}
