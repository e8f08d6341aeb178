import { BUDGETS, type Counted, type Reached } from "../model/budgets.ts";
import type { Route } from "./route.ts";

const SECOND_MS = 1_000;
const RATES = { messages: "message-rate", bytes: "byte-rate" } as const satisfies Record<string, Counted>;

/** What has come and is not yet worked off at the allowed rate, as of `at` (ms of the process's own clock). */
interface Backlog {
	at: number;
	messages: number;
	bytes: number;
}

/**
 * What each device sends on each of its leaves, against what it may in a second (a leaky bucket, ITU-T I.371: a second's
 * worth may come at once). Whole messages and bytes are summed, so that a burst is counted exactly, whatever the clock
 * says. It outlives connections: who comes back has no fresh allowance.
 */
export class Rates {
	readonly #backlogs = new Map<string, Backlog>();
	readonly #reached: Reached;
	readonly #monotonic: () => number;

	/** `monotonic` is the process's own clock, ms. */
	constructor(reached: Reached, monotonic = () => performance.now()) {
		this.#reached = reached;
		this.#monotonic = monotonic;
	}

	/** Counts a message of `bytes`; how long nothing more of its sort should come, ms: 0 within the allowance. */
	count({ about, leaf }: Pick<Route, "about" | "leaf">, bytes: number, now = this.#monotonic()): number {
		const key = `${about} ${leaf ?? "unknown"}`;
		const backlog = this.#backlogs.get(key) ?? { at: now, messages: 0, bytes: 0 };
		this.#backlogs.set(key, backlog);
		const elapsedMs = now - backlog.at;
		backlog.at = now;
		const waitsMs = [this.#add(backlog, "messages", 1, elapsedMs), this.#add(backlog, "bytes", bytes, elapsedMs)];
		return Math.max(...waitsMs);
	}

	#add(backlog: Backlog, sort: keyof typeof RATES, amount: number, elapsedMs: number): number {
		const { limit } = BUDGETS[RATES[sort]];
		backlog[sort] = Math.max(0, backlog[sort] - (elapsedMs / SECOND_MS) * limit) + amount;
		const beyond = backlog[sort] - limit;
		if (beyond <= 0) return 0;
		this.#reached[RATES[sort]]++;
		return (beyond / limit) * SECOND_MS;
	}
}
