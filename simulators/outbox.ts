import type { Said } from "./stage.ts";

/** Kept longer than this before it could be sent, an event is late (CONTRACT: 5 minutes). */
const LATE_AFTER_MS = 5 * 60_000;
const KEEPS_AT_MOST = 10_000;

interface Kept extends Said {
	readonly id: string;
}

/**
 * What one device has reported and nobody has acknowledged yet, in order. It outlives the link; at its bound the oldest
 * goes, as in a real device's memory.
 */
export class Outbox {
	readonly #kept = new Map<string, Kept>();
	/** With when each went (real ms), in that order. */
	readonly #underWay = new Map<string, number>();

	get size(): number {
		return this.#kept.size;
	}

	get underWay(): number {
		return this.#underWay.size;
	}

	/** When the one that is under way longest went, real ms. */
	get oldestUnderWayAt(): number | undefined {
		for (const at of this.#underWay.values()) return at;
		return undefined;
	}

	/** Whether something of that time (simulated) or before is not acknowledged yet. */
	holdsUntil(at: number): boolean {
		for (const kept of this.#kept.values()) if (kept.at <= at) return true;
		return false;
	}

	keep(id: string, said: Said): void {
		this.#kept.set(id, { id, ...said });
		if (this.#kept.size <= KEEPS_AT_MOST) return;
		for (const oldest of this.#kept.keys()) {
			this.#kept.delete(oldest);
			return;
		}
	}

	/** The oldest event that is not under way, from now on under way, as it goes over the wire at `now` (simulated; `real`). */
	next(now: number, real: number): { readonly id: string; readonly payload: string } | undefined {
		if (this.#underWay.size === this.#kept.size) return undefined;
		for (const { id, type, at, data, initial } of this.#kept.values()) {
			if (this.#underWay.has(id)) continue;
			this.#underWay.set(id, real);
			const late = !initial && now - at > LATE_AFTER_MS;
			const payload = {
				id,
				type,
				at: new Date(at).toISOString(),
				data,
				...(late && { late }),
				...(initial && { initial }),
			};
			return { id, payload: JSON.stringify(payload) };
		}
		return undefined;
	}

	acknowledged(id: string): void {
		this.#kept.delete(id);
		this.#underWay.delete(id);
	}

	/** Nothing is under way any more. States that were not heard are dropped: they will be said anew. */
	linkLost(): void {
		this.#underWay.clear();
		for (const { id, initial } of this.#kept.values()) if (initial) this.#kept.delete(id);
	}
}
