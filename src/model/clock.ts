/** What the rest of the hub needs of time. */
export interface Clock {
	/** The hub's time: epoch milliseconds UTC, whole. It never runs backwards but by an epoch (`set`). */
	now(): number;
	/** Simulated milliseconds for each real one. */
	readonly speed: number;
}

/** Whoever can say whether the machine's clock is right. */
export interface ClockJudge {
	/** What the machine's clock says (epoch ms), and since when, by the hub's time, it is not believed. */
	look(): { readonly machine: number; readonly suspectSince: number | undefined };
	/**
	 * Somebody who has looked says that the machine's clock is right; `seen` is what it said then, epoch ms.
	 *
	 * @throws {Refusal} `wrong-state`: nothing is in doubt, or the clock is no longer the one that was seen.
	 * @throws {StoreUnavailable} Nothing has changed.
	 */
	confirm(by: string, seen?: number): Promise<{ readonly from: number; readonly to: number }>;
}
