import type { Delivery } from "../model/delivery.ts";
import { deliveryDelivered } from "../model/entries/delivery-delivered.ts";
import { deliveryFailed } from "../model/entries/delivery-failed.ts";
import { deliverySent } from "../model/entries/delivery-sent.ts";
import type { LogDelivery } from "./delivery-log.ts";
import type { Sent } from "./judge.ts";
import type { NotifyParts } from "./parts.ts";
import { send } from "./send.ts";

/** So many messages are under way by one channel; a receiver that hangs holds up no other. */
const AT_A_TIME = 4;

type Parts = Pick<NotifyParts, "reader" | "site" | "folder" | "clock" | "hides" | "log">;

/** Sends what waits, the oldest first, and journals what became of it. When to try again is the engine's. */
export class Outgoing {
	readonly #parts: Parts;
	readonly #say: LogDelivery;
	readonly #closed: AbortSignal;
	/** What waits or is under way, by its id, as it is now. */
	readonly #now = new Map<string, Delivery>();
	readonly #queues = new Map<string, { readonly waiting: string[]; busy: number }>();

	constructor(parts: Parts, say: LogDelivery, closed: AbortSignal) {
		this.#parts = parts;
		this.#say = say;
		this.#closed = closed;
	}

	take(delivery: Delivery): void {
		const known = this.#now.has(delivery.id);
		this.#now.set(delivery.id, delivery);
		if (known) return;
		const queue = this.#queues.get(delivery.channel) ?? { waiting: [], busy: 0 };
		this.#queues.set(delivery.channel, queue);
		queue.waiting.push(delivery.id);
		this.#next(queue);
	}

	#next(queue: { readonly waiting: string[]; busy: number }): void {
		if (queue.busy >= AT_A_TIME || this.#closed.aborted) return;
		const id = queue.waiting.shift();
		if (id === undefined) return;
		queue.busy++;
		void this.#attempt(id).finally(() => {
			queue.busy--;
			this.#next(queue);
		});
	}

	async #attempt(id: string): Promise<void> {
		const asked = this.#now.get(id);
		if (!asked) return;
		const { incident, channel } = asked;
		const named = { delivery: id, incident, channel, to: asked.to };
		if (!(await this.#say(deliverySent, { ...named, attempt: asked.attempts + 1 }))) return;
		const sent = await send(this.#now.get(id) ?? asked, this.#parts, this.#closed).catch((error: unknown): Sent => {
			this.#parts.log.error({ err: error, delivery: id }, "a message could not be made");
			return { reason: "hub-failed" };
		});
		this.#now.delete(id);
		// What was under way when the hub stops is sent again by the next one, under the same key.
		if (this.#closed.aborted && !("delivered" in sent)) return;
		if ("delivered" in sent) await this.#say(deliveryDelivered, named);
		else await this.#say(deliveryFailed, { ...named, ...sent });
	}
}
