import type { z } from "zod";
import type { Journal } from "../journal/journal.ts";
import { type BlindCause, HUB_BLIND, type HUB_SIGHTED } from "../model/blindness.ts";
import type { Clock } from "../model/clock.ts";
import type { hubBlind } from "../model/entries/hub-blind.ts";
import type { Log } from "../model/log.ts";

const AGAIN_MS = 500;

type What = typeof HUB_BLIND | typeof HUB_SIGHTED;

interface Word {
	readonly cause: BlindCause;
	readonly what: What;
	readonly id: string;
	/** Hub's time at which it happened. */
	readonly at: number;
}

interface Parts {
	readonly clock: Pick<Clock, "now">;
	readonly journal: Pick<Journal, "append">;
	readonly log: Log;
}

/**
 * Tells the journal of each cause when it came and when it went, in this order, as soon as the store takes it: what could
 * not be recorded while it lasted is recorded after.
 */
export class Episodes {
	readonly #parts: Parts;
	readonly #standing: Set<BlindCause>;
	#waiting: Word[] = [];
	#busy = false;
	#closed = false;

	constructor(parts: Parts, standing: readonly BlindCause[]) {
		this.#parts = parts;
		this.#standing = new Set(standing);
	}

	/** Causes that the journal was, or is being, told of as standing. */
	get standing(): ReadonlySet<BlindCause> {
		return this.#standing;
	}

	/** It came, or went. An episode of which nothing is recorded yet goes on where the next begins: at most two words of a cause wait. */
	say(cause: BlindCause, what: What): void {
		const stands = this.#standing.has(cause);
		if (stands === (what === HUB_BLIND)) return;
		if (stands) this.#standing.delete(cause);
		else this.#standing.add(cause);
		const [, last] = this.#waiting.filter((word) => word.cause === cause);
		if (last) this.#waiting = this.#waiting.filter((word) => word !== last);
		else this.#waiting.push({ cause, what, id: crypto.randomUUID(), at: this.#parts.clock.now() });
		void this.#drain();
	}

	close(): void {
		this.#closed = true;
	}

	async #drain(): Promise<void> {
		if (this.#busy) return;
		this.#busy = true;
		for (let word = this.#waiting[0]; word && !this.#closed; word = this.#waiting[0]) {
			if (await this.#told(word)) this.#waiting = this.#waiting.filter((one) => one !== word);
			else await new Promise((go) => setTimeout(go, AGAIN_MS).unref());
		}
		this.#busy = false;
	}

	async #told({ cause, what, id, at }: Word): Promise<boolean> {
		const { clock, journal, log } = this.#parts;
		try {
			const data: z.output<typeof hubBlind.data> = { cause };
			await journal.append({ source: "hub", type: what, id, at, receivedAt: clock.now(), data });
			return true;
		} catch (error) {
			log.debug({ err: error, cause }, "what the hub can't do could not be journalled; it is tried again");
			return false;
		}
	}
}
