import type { Reach } from "../reach.ts";
import { defineObject } from "./define-object.ts";

/** One guard whom a message is for, and what their phone confirmed. Times are epoch ms. */
export interface Recipient {
	readonly guard: string;
	/** How they were reached when it was sent. */
	readonly reach: Reach;
	/** Their phone has it. */
	readonly deliveredAt?: number;
	/** They have said that they read it. */
	readonly seenAt?: number;
}

/** What the guard room says to guards. */
export interface Message {
	/** `msg-` and the seq that sent it. */
	readonly id: string;
	readonly rev: number;
	readonly since: number;
	readonly by: string;
	readonly text: string;
	readonly to: readonly Recipient[];
}

/** A message to guards' phones; over once all have seen it, or after a day. */
export const message = defineObject<Message>()({ kind: "message", began: "since" });
