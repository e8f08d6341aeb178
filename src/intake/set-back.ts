/** A message that waits for its turn. */
interface Waiting {
	readonly bytes: number;
	/** By the process's own clock, ms. */
	readonly dueAt: number;
	readonly go: () => void;
}

/** Messages of one connection that came faster than they may: they go in the order in which they came, each when it is due. */
export class SetBack {
	readonly #waiting: Waiting[] = [];
	readonly #onGone: () => void;
	#timer: NodeJS.Timeout | undefined;
	#bytes = 0;

	/** `onGone` is called whenever some have gone. */
	constructor(onGone: () => void) {
		this.#onGone = onGone;
	}

	get count(): number {
		return this.#waiting.length;
	}

	get bytes(): number {
		return this.#bytes;
	}

	/** Lets `go` be called in `waitMs`, and not before those that wait already. */
	add(bytes: number, waitMs: number, go: () => void): void {
		this.#waiting.push({ bytes, dueAt: performance.now() + waitMs, go });
		this.#bytes += bytes;
		this.#plan();
	}

	/** Lets all go now. */
	flush(): void {
		this.#goBy(Number.POSITIVE_INFINITY);
	}

	/** Forgets them. */
	drop(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#waiting.length = 0;
		this.#bytes = 0;
	}

	#goBy(now: number): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const stays = this.#waiting.findIndex(({ dueAt }) => dueAt > now);
		const count = stays < 0 ? this.#waiting.length : stays;
		for (const { bytes, go } of this.#waiting.splice(0, count)) {
			this.#bytes -= bytes;
			go();
		}
		this.#plan();
		if (count > 0) this.#onGone();
	}

	#plan(): void {
		const [first] = this.#waiting;
		if (!first || this.#timer) return;
		this.#timer = setTimeout(() => this.#goBy(performance.now()), Math.max(1, first.dueAt - performance.now()));
	}
}
