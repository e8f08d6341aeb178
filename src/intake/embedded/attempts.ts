const FIRST_MS = 250;
const LONGEST_MS = 8_000;
const FORGET_MS = 600_000;
const KEPT_MAX = 10_000;

/**
 * Slows down who tries wrong secrets, by address and device. Asked only after a secret was found wrong, so that the
 * right one is never delayed. Remembers at most 10,000 pairs, the oldest forgotten first.
 */
export class Attempts {
	readonly #failures = new Map<string, { count: number; at: number }>();

	/** How long the answer to this failure is held back, ms. */
	failed(address: string, device: string, now = performance.now()): number {
		const key = `${address} ${device}`;
		const before = this.#failures.get(key);
		const count = before && now - before.at < FORGET_MS ? before.count + 1 : 1;
		this.#failures.delete(key);
		this.#failures.set(key, { count, at: now });
		if (this.#failures.size > KEPT_MAX) {
			for (const oldest of this.#failures.keys()) {
				this.#failures.delete(oldest);
				break;
			}
		}
		return Math.min(FIRST_MS * 2 ** (count - 1), LONGEST_MS);
	}
}
