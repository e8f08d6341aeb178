import type { Agent } from "node:https";
import { setTimeout as pause } from "node:timers/promises";
import type { Clock } from "../../model/clock.ts";
import type { Log } from "../../model/log.ts";
import type { PushKeys, PushSubscription } from "../../model/push.ts";
import type { Addressed } from "./letter.ts";
import { sendPush } from "./send.ts";

/** A push service that did not take it is asked again after this, doubled each time, real ms: a letter is worth minutes. */
const FIRST_MS = 1_000;
const MOST_MS = 60_000;

/** What is kept of subscriptions and letters beyond this process. */
export interface PushStore {
	keys(): Promise<PushKeys>;
	of(user: string): readonly PushSubscription[];
	end(change: { endpoint: string; by: "hub" }): Promise<void>;
	readonly sent: {
		has(user: string, letter: string): boolean;
		note(sent: { user: string; letter: string; kind: string; incident?: string | undefined }): Promise<void>;
	};
}

export interface OutboxParts {
	readonly push: PushStore;
	readonly clock: Clock;
	readonly log: Log;
	/** How push services are reached; absent: as the machine does. */
	readonly agent?: Agent;
}

/**
 * Letters on their way: each is sent to every browser of whom it is for until its push service took it, or it is worth
 * nothing any more. What was taken is noted before it counts as sent: a stop between the two sends it once more, under the
 * same topic, and the phone shows one.
 */
export class PushOutbox {
	readonly #parts: OutboxParts;
	readonly #end = new AbortController();
	/** What is under way, by whom it is for and what it is; and what it comes from. */
	readonly #under = new Map<string, string>();

	constructor(parts: OutboxParts) {
		this.#parts = parts;
	}

	/** These are all the letters that `from` asks for now: new ones go out, and what it asks for no more is tried no more. */
	take(from: string, letters: readonly Addressed[]): void {
		const now = this.#parts.clock.now();
		const wanted = new Map(letters.filter(({ until }) => until > now).map((one) => [keyOf(one), one]));
		for (const [key, whose] of this.#under) if (whose === from && !wanted.has(key)) this.#under.delete(key);
		for (const [key, one] of wanted) {
			if (this.#under.has(key) || this.#parts.push.sent.has(one.to, nameOf(one))) continue;
			this.#under.set(key, from);
			void this.#send(key, one).catch((error: unknown) => {
				// What is not noted is sent again by the next start.
				this.#under.delete(key);
				if (this.#end.signal.aborted) return;
				this.#parts.log.warn(
					{ err: error, to: one.to, kind: one.letter.kind },
					"what was to be sent by push could not be",
				);
			});
		}
	}

	close(): void {
		this.#end.abort();
	}

	async #send(key: string, addressed: Addressed): Promise<void> {
		const { push, clock, log } = this.#parts;
		const { to, letter, until } = addressed;
		const took = new Set<string>();
		for (let wait = FIRST_MS; this.#under.has(key); wait = Math.min(wait * 2, MOST_MS)) {
			const leftMs = (until - clock.now()) / clock.speed;
			if (leftMs <= 0) {
				log.warn({ to, kind: letter.kind }, "no push service took it while it was worth anything");
				break;
			}
			let failed = false;
			for (const subscription of push.of(to)) {
				if (took.has(subscription.endpoint)) continue;
				const became = await this.#sendOne(subscription, addressed, leftMs);
				if (became === "taken") took.add(subscription.endpoint);
				else if (became === "failed") failed = true;
				if (this.#end.signal.aborted) return;
			}
			if (!failed) {
				const { kind, incident } = letter;
				if (took.size > 0) await push.sent.note({ user: to, letter: nameOf(addressed), kind, incident });
				break;
			}
			await pause(wait, undefined, { ref: false, signal: this.#end.signal });
		}
		this.#under.delete(key);
	}

	async #sendOne(
		subscription: PushSubscription,
		{ to, letter }: Addressed,
		leftMs: number,
	): Promise<"taken" | "gone" | "failed"> {
		const { push, log, agent } = this.#parts;
		const ttlS = Math.max(1, Math.ceil(leftMs / 1_000));
		const became = await sendPush(subscription, { letter, ttlS }, { keys: await push.keys(), agent });
		if (became === "gone") await push.end({ endpoint: subscription.endpoint, by: "hub" });
		if (became === "gone" || became === "taken") return became;
		log.warn(
			{ to, kind: letter.kind, ...became },
			"a push service did not take what was sent to it; it is tried again",
		);
		return "failed";
	}
}

function keyOf(one: Addressed): string {
	return `${one.to} ${nameOf(one)}`;
}

/** What it is kept by. */
function nameOf({ letter: { kind, id } }: Addressed): string {
	return `${kind} ${id}`;
}
