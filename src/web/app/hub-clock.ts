/** A correction is spread over time: the clock shown runs at most so much faster or slower than the hub's, and never back. */
const SLEW = 0.1;
/** Real ms. Farther behind than this the page was asleep, or the hub's clock was set: then it is put right at once. */
const STEP_ON_MS = 2_000;
/** Real ms. Farther ahead than this the hub's clock was set back. */
const STEP_BACK_MS = 15_000;
/** A beat comes late, or not at all, but never early: only when none was on time for so long is the clock ahead. Real ms. */
const LATE_FOR_MS = 5_000;
const LATE_BEATS = 4;

/**
 * What time it is at the hub, told by its beats and counted on between them, so that ages are right on a workstation
 * whose own clock is wrong, and in a simulation that runs faster than the world: how fast is what the hub says, never what
 * two beats seem to say. `tick` is monotonic milliseconds; the hub's time is epoch milliseconds.
 */
export class HubClock {
	/** The hub's time as the best beat tells it: it was `at` when the page's tick was `tick`. */
	#at: number;
	#tick: number;
	#speed = 1;
	/** How far what is shown was behind that, at `tick`; below zero: ahead. */
	#behind = 0;
	#heard = false;
	/** Beats that came late since one was on time, and by how much at least. */
	#late: { readonly since: number; readonly beats: number; readonly by: number } | undefined;

	/** Until the first beat, the workstation's own time. */
	constructor(at: number, tick: number) {
		this.#at = at;
		this.#tick = tick;
	}

	/** Takes a beat: the hub's time as it left, and how fast that runs. */
	heard(at: number, tick: number, speed = 1): void {
		if (!this.#heard || speed !== this.#speed) {
			this.#heard = true;
			this.#speed = speed;
			this.#put(at, tick, 0);
			return;
		}
		const early = at - this.#told(tick);
		if (early >= 0) this.#put(at, tick, this.#behindAt(tick) + early);
		else this.#doubt(-early, tick);
	}

	/** A beat is late by so much, or the clock is ahead: told apart once no beat has been on time for some seconds. */
	#doubt(lateBy: number, tick: number): void {
		const { since, beats, by } = this.#late ?? { since: tick, beats: 0, by: Number.POSITIVE_INFINITY };
		this.#late = { since, beats: beats + 1, by: Math.min(by, lateBy) };
		if (tick - since < LATE_FOR_MS || beats + 1 < LATE_BEATS) return;
		const { by: ahead } = this.#late;
		this.#put(this.#told(tick) - ahead, tick, this.#behindAt(tick) - ahead);
	}

	now(tick: number): number {
		return this.#told(tick) - this.#behindAt(tick);
	}

	#put(at: number, tick: number, behind: number): void {
		this.#at = at;
		this.#tick = tick;
		this.#late = undefined;
		const wrong = behind > STEP_ON_MS * this.#speed || behind < -STEP_BACK_MS * this.#speed;
		this.#behind = wrong ? 0 : behind;
	}

	#told(tick: number): number {
		return this.#at + (tick - this.#tick) * this.#speed;
	}

	#behindAt(tick: number): number {
		const most = SLEW * Math.max(0, tick - this.#tick) * this.#speed;
		return this.#behind - Math.min(most, Math.max(-most, this.#behind));
	}
}
