const NEAR_ONE = 0.1;

/**
 * What time it is at the hub, told by its beats and counted on between them, so that ages are right on a workstation
 * whose own clock is wrong, and in a simulation that runs faster than the world. `tick` is monotonic milliseconds.
 */
export class HubClock {
	#at: number;
	#tick: number;
	#rate = 1;
	#beats = 0;

	constructor(at: number, tick: number) {
		this.#at = at;
		this.#tick = tick;
	}

	heard(at: number, tick: number): void {
		if (this.#beats > 0 && tick > this.#tick) {
			const measured = (at - this.#at) / (tick - this.#tick);
			this.#rate = Math.abs(measured - 1) < NEAR_ONE || measured < 0 ? 1 : measured;
		}
		this.#beats += 1;
		this.#at = at;
		this.#tick = tick;
	}

	now(tick: number): number {
		return this.#at + (tick - this.#tick) * this.#rate;
	}
}
