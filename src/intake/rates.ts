import { BUDGETS, type Counted, type Reached } from "../model/budgets.ts";
import type { Route } from "./route.ts";

const SECOND_MS = 1_000;
const RATES = { messages: "message-rate", bytes: "byte-rate" } as const satisfies Record<string, Counted>;

/** When all that was sent would have come, had it come at the allowed rate; ms of the process's own clock. */
interface Sent {
	messages: number;
	bytes: number;
}

/**
 * What each device sends on each of its leaves, against what it may in a second (the generic cell rate algorithm, ITU-T
 * I.371: a second's worth may come at once). It outlives connections: who comes back has no fresh allowance.
 */
export class Rates {
	readonly #sent = new Map<string, Sent>();
	readonly #reached: Reached;

	constructor(reached: Reached) {
		this.#reached = reached;
	}

	/** Counts a message of `bytes`; how long nothing more of its sort should come, ms: 0 within the allowance. */
	count({ about, leaf }: Pick<Route, "about" | "leaf">, bytes: number, now = performance.now()): number {
		const key = `${about} ${leaf ?? "unknown"}`;
		const sent = this.#sent.get(key) ?? { messages: now, bytes: now };
		this.#sent.set(key, sent);
		return Math.max(this.#add(sent, "messages", 1, now), this.#add(sent, "bytes", bytes, now));
	}

	#add(sent: Sent, sort: keyof Sent, amount: number, now: number): number {
		sent[sort] = Math.max(sent[sort], now) + (SECOND_MS * amount) / BUDGETS[RATES[sort]].limit;
		const waitMs = sent[sort] - now - SECOND_MS;
		if (waitMs > 0) this.#reached[RATES[sort]]++;
		return Math.max(0, waitMs);
	}
}
