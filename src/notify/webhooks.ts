import type { WebhookChannel } from "../model/channel.ts";
import type { Delivery } from "../model/delivery.ts";
import { deliveryDelivered } from "../model/entries/delivery-delivered.ts";
import { deliveryFailed } from "../model/entries/delivery-failed.ts";
import { deliverySent } from "../model/entries/delivery-sent.ts";
import type { LogDelivery } from "./delivery-log.ts";
import { messageOf } from "./message.ts";
import type { NotifyParts } from "./parts.ts";
import { equip } from "./secrets.ts";
import { post, type Sent } from "./webhook.ts";

/** So many requests are under way by one channel; a receiver that hangs holds up no other. */
const AT_A_TIME = 4;

type Parts = Pick<NotifyParts, "reader" | "site" | "folder" | "clock" | "hides" | "log">;

/** Posts what waits, the oldest first, and journals what became of it. When to try again is the engine's. */
export class Webhooks {
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
		const sent = await this.#send(this.#now.get(id) ?? asked).catch((error: unknown): Sent => {
			this.#parts.log.error({ err: error, delivery: id }, "a message could not be made");
			return { reason: "hub-failed" };
		});
		this.#now.delete(id);
		// What was under way when the hub stops is sent again by the next one, under the same key.
		if (this.#closed.aborted && !("delivered" in sent)) return;
		if ("delivered" in sent) await this.#say(deliveryDelivered, named);
		else await this.#say(deliveryFailed, { ...named, ...sent });
	}

	async #send(delivery: Delivery): Promise<Sent> {
		const { reader, site, folder, clock, hides } = this.#parts;
		const channel = site.channels?.find((one): one is WebhookChannel => {
			return one.id === delivery.channel && one.channel === "webhook";
		});
		if (!channel) return { reason: "not-stated", final: true };
		const equipment = await equip(channel, folder);
		if ("unusable" in equipment) return { reason: equipment.unusable };
		const incident = await reader.incident(delivery.incident);
		if (!incident) return { reason: "no-incident", final: true };
		const discreet = incident.discreet === true || hides(incident.id);
		const message = messageOf(delivery, incident, { site, link: channel.link, discreet });
		return post({ url: channel.url, delivery, message, at: clock.now() }, equipment, this.#closed);
	}
}
