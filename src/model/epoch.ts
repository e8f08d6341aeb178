import type { Draft } from "./entry.ts";

/** The entry with which the hub's time is set anew. */
export const CLOCK_SET = "clock.set";

/** Time was `from` and is `to` (epoch ms). What is later than `after` was said by the wrong clock, or is still to come. */
export interface Epoch {
	readonly from: number;
	readonly to: number;
	readonly after: number;
}

/** The epoch that an entry begins, if it begins one; only the hub can. */
export function epochOf({ source, type, data }: Pick<Draft, "source" | "type" | "data">): Epoch | undefined {
	const { from, to, after } = data;
	if (source !== "hub" || type !== CLOCK_SET) return undefined;
	if (typeof from !== "number" || typeof to !== "number" || typeof after !== "number") return undefined;
	return { from, to, after };
}

/** A time of the hub's as the new epoch counts it: what is to come keeps the time it had left. */
export function movedBy({ from, to, after }: Epoch, at: number): number {
	return at > after ? at + to - from : at;
}
