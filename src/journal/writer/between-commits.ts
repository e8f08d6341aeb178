/** A step is followed by so many times its own length in which the thread belongs to the commits alone. */
const REST = 9;
const REST_LEAST_MS = 5;
/** After a step that failed. */
const AGAIN_MS = 60_000;

/**
 * Takes steps between commits until none is left, a tenth of the time at most: what comes meanwhile waits for one step, some
 * milliseconds. `begin` may be called at any time. One that fails is tried again a minute later, and `onFault` hears of it.
 */
export class BetweenCommits {
	readonly #step: () => boolean;
	readonly #onFault: (error: unknown) => void;
	#timer: NodeJS.Timeout | undefined;

	constructor(step: () => boolean, onFault: (error: unknown) => void) {
		this.#step = step;
		this.#onFault = onFault;
	}

	begin(): void {
		if (this.#timer === undefined) this.#after(REST_LEAST_MS);
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}

	#after(ms: number): void {
		this.#timer = setTimeout(() => this.#take(), ms).unref();
	}

	#take(): void {
		this.#timer = undefined;
		const began = performance.now();
		try {
			if (this.#step()) this.#after(Math.max(REST_LEAST_MS, REST * (performance.now() - began)));
		} catch (error) {
			this.#after(AGAIN_MS);
			this.#onFault(error);
		}
	}
}
