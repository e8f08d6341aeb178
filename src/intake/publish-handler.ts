import type { FrameLimit } from "./frames.ts";
import type { Route } from "./route.ts";

/** What an interceptor asks of whoever put it there. */
export interface PublishHandler {
	/** Messages of all streams whose commit is under way. */
	readonly load: Load;
	/** Judges the fixed header of a packet before the rest is waited for. */
	judge(first: number, remaining: number): FrameLimit;
	/** What becomes of a packet that is no message: pass it on, swallow it, or keep it and hold all that comes after it. */
	packet(type: number, bytes: Buffer, start: number, body: number, end: number): Verdict;
	/** Where a message to `topic` goes; undefined: nowhere lawful. */
	route(topic: string): Route | undefined;
	/**
	 * Takes the message; `retained`: it was there before the hub asked. Resolves once it is on disk, undefined if there is
	 * nothing to wait for; rejects: not taken.
	 */
	take(route: Route, payload: Buffer, retained: boolean): Promise<unknown> | undefined;
	/** Counts the message; how long nothing more of its sort should come, ms. Absent: as fast as it will. */
	pace?(route: Route, bytes: number): number;
	/**
	 * Takes a message that MQTT forbids, or only the beginning of one too long, where the stream is not its sender's own:
	 * as `take`. Absent: the stream is cut.
	 */
	takeSpoilt?(spoilt: Spoilt): Promise<unknown> | undefined;
	/** Bytes have come. */
	heard(chunk: Buffer): void;
	/** The other end did what it must not, or the store could not take a message: the stream is cut. */
	cut(why: string): void;
	strayed(topic: string): void;
	notTaken(error: unknown): void;
}

/** A message that is no lawful one. */
export interface Spoilt {
	/** As far as it can be read. */
	readonly topic: string;
	readonly payload: Buffer;
	/** Of the payload, with what was not kept. */
	readonly totalBytes: number;
	readonly why: string;
	readonly retained: boolean;
}

export interface Load {
	inHand: number;
}

export type Verdict = "pass" | "swallow" | "hold" | { readonly cut: string };
