/** The simulation's time, told so that every thread works out the same: simulated = startAt + (real − startedReal) × speed. */
export interface SimulatedTime {
	/** Simulated epoch ms at the start. */
	readonly startAt: number;
	/** `realNow()` at the start. */
	readonly startedReal: number;
	readonly speed: number;
}

/** Real epoch milliseconds that only rise, the same in every thread of the process. */
export function realNow(): number {
	return performance.timeOrigin + performance.now();
}

/**
 * What time it is in the simulation, epoch ms. At speed 1 it goes with the wall clock, as a hub's does: after a computer has
 * slept the two still agree.
 */
export function simulatedNow({ startAt, startedReal, speed }: SimulatedTime): number {
	return startAt + ((speed === 1 ? Date.now() : realNow()) - startedReal) * speed;
}
