const ASK_EVERY_MS = 500;
/** An answer takes milliseconds; with what the hub waits before it wakes anybody, a page knows within three seconds. */
const ANSWER_WITHIN_MS = 800;

/**
 * Feels whether the other end of a connection still answers. TCP keeps quiet about a cable that is pulled or a broker that
 * hangs, and MQTT's own keep-alive is half a minute.
 */
export class Pulse {
	readonly #timer: NodeJS.Timeout;
	#askedAt: number | undefined;

	/** `ask` sends what must be answered, and says whether it could. */
	constructor(ask: () => boolean) {
		this.#timer = setInterval(() => {
			if (this.#askedAt === undefined && ask()) this.#askedAt = performance.now();
		}, ASK_EVERY_MS);
		this.#timer.unref();
	}

	/** Anything that comes is an answer, and so is a new connection. */
	heard(): void {
		this.#askedAt = undefined;
	}

	/** False while an answer is overdue. */
	get answers(): boolean {
		return this.#askedAt === undefined || performance.now() - this.#askedAt < ANSWER_WITHIN_MS;
	}

	stop(): void {
		clearInterval(this.#timer);
	}
}
