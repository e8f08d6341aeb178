import type { Delivery } from "../model/delivery.ts";
import { deliveryDelivered } from "../model/entries/delivery-delivered.ts";
import type { LogDelivery } from "./delivery-log.ts";
import type { NotifyParts } from "./parts.ts";

/** Messages to people at a console: there as soon as one of them has a page open that follows, and is shown what it is about. */
export class ConsoleChannel {
	readonly #attending: NotifyParts["attending"];
	readonly #say: LogDelivery;
	readonly #waiting = new Map<string, Delivery>();
	readonly #telling = new Set<string>();

	constructor(attending: NotifyParts["attending"], say: LogDelivery) {
		this.#attending = attending;
		this.#say = say;
	}

	take(delivery: Delivery): void {
		if (delivery.state === "waiting") this.#waiting.set(delivery.id, delivery);
		else this.#waiting.delete(delivery.id);
		this.look();
	}

	/** Looks who is there; call it about once a second. */
	look(): void {
		if (this.#waiting.size === 0) return;
		const there = this.#attending();
		for (const { id, incident, channel, to, keptFrom } of this.#waiting.values()) {
			const who = there.find(({ user, role }) => (user === to || role === to) && user !== keptFrom);
			if (!who || this.#telling.has(id)) continue;
			this.#telling.add(id);
			void this.#say(deliveryDelivered, { delivery: id, incident, channel, to, user: who.user }).finally(() => {
				this.#telling.delete(id);
			});
		}
	}
}
