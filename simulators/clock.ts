import { Pace } from "./pace.ts";

/** The simulation's time, told so that every thread works out the same: simulated = startAt + (now − startedAt) × speed. */
export interface SimulatedTime {
	/** Simulated epoch ms at the start. */
	readonly startAt: number;
	/** What the clock below said at the start, ms. */
	readonly startedAt: number;
	readonly speed: number;
	/** Goes by this pace; absent: by the machine's clock. */
	readonly pace?: SharedArrayBuffer;
}

/** Real epoch milliseconds that only rise, the same in every thread of the process. */
export function realNow(): number {
	return performance.timeOrigin + performance.now();
}

/**
 * A clock that tells what time it is in the simulation, epoch ms. Without a pace it goes with the wall clock at speed 1, as
 * a hub's does: after a computer has slept the two still agree.
 */
export function simulatedClock({ startAt, startedAt, speed, pace: shared }: SimulatedTime): () => number {
	const pace = shared && new Pace(shared);
	const clock = pace ? () => pace.now() : speed === 1 ? () => Date.now() : realNow;
	return () => startAt + (clock() - startedAt) * speed;
}
