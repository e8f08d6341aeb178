/** The fields of the shared memory, in microseconds of the pace. */
const NOW = 0;
const HEARD = 1;
const FIELDS = 2;
const NOBODY = -1n;

const TICK_MS = 5;
/** A machine that stands still for longer has lived no longer: nobody could have spoken, or been heard, meanwhile. */
const STEP_AT_MOST_MS = 50;
/** So far it may run ahead of what the simulation has said and the hub has acknowledged. */
const AHEAD_MS = 150;
/** A hub that acknowledges nothing for so long (real ms) is waited for no longer: that is a story too. */
const PATIENCE_MS = 10_000;

/**
 * The time of a simulation that runs faster than the world: real milliseconds as far as the machine could follow, the same
 * in every thread. At sixty times the speed a machine that stands still for a second would lose a minute, in which devices
 * said nothing; the pace waits for both sides instead, so that a story comes out the same on any machine.
 */
export class Pace {
	readonly shared: SharedArrayBuffer;
	readonly #fields: BigInt64Array;

	/** The pace of another thread by the memory it shares, or a new one, at 0. */
	constructor(shared?: SharedArrayBuffer) {
		this.shared = shared ?? new SharedArrayBuffer(FIELDS * BigInt64Array.BYTES_PER_ELEMENT);
		this.#fields = new BigInt64Array(this.shared);
		if (!shared) Atomics.store(this.#fields, HEARD, NOBODY);
	}

	/** Milliseconds since it began. */
	now(): number {
		return Number(Atomics.load(this.#fields, NOW)) / 1_000;
	}

	/** All that was said up to `at` (ms, as `now`) is acknowledged; from the first time on it is waited for. */
	heard(at: number): void {
		Atomics.store(this.#fields, HEARD, BigInt(Math.round(at * 1_000)));
	}

	/** Nobody is waited for any more. */
	letGo(): void {
		Atomics.store(this.#fields, HEARD, NOBODY);
	}

	/** Moves it on, in one thread only: the hub's, which stands still when the hub does. It keeps no process alive. */
	run(): { stop(): void } {
		let last = performance.now();
		let known = { heard: NOBODY, since: last };
		const ticking = setInterval(() => {
			const real = performance.now();
			const elapsedMs = Math.min(real - last, STEP_AT_MOST_MS);
			last = real;
			const heard = Atomics.load(this.#fields, HEARD);
			if (heard !== known.heard) known = { heard, since: real };
			const now = this.now();
			const isFree = heard === NOBODY || real - known.since > PATIENCE_MS;
			const stepMs = isFree ? elapsedMs : Math.min(elapsedMs, Number(heard) / 1_000 + AHEAD_MS - now);
			if (stepMs > 0) Atomics.store(this.#fields, NOW, BigInt(Math.round((now + stepMs) * 1_000)));
		}, TICK_MS).unref();
		return { stop: () => clearInterval(ticking) };
	}
}
