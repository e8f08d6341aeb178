/**
 * The hub's time. It never runs backwards and never falls behind the journal: the wall clock where that is ahead, else
 * the monotonic one counted on from the last value. `speed` other than 1 is the simulation's clock.
 */
export interface Clock {
	/** Epoch milliseconds UTC, whole. */
	now(): number;
	/** Simulated milliseconds for each real one. */
	readonly speed: number;
}

/** A clock that starts no earlier than `notBefore` (the newest entry's time), epoch ms. */
export function openClock({ notBefore, speed = 1 }: { notBefore: number; speed?: number }): Clock {
	let last = Math.max(Date.now(), notBefore);
	let lastTick = performance.now();
	return {
		speed,
		now() {
			const tick = performance.now();
			const counted = last + (tick - lastTick) * speed;
			last = speed === 1 ? Math.max(counted, Date.now()) : counted;
			lastTick = tick;
			return Math.floor(last);
		},
	};
}
