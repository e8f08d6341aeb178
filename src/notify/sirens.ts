import type { Delivery } from "../model/delivery.ts";
import { deliveryDelivered } from "../model/entries/delivery-delivered.ts";
import { deliveryEnded } from "../model/entries/delivery-ended.ts";
import { deliveryFailed } from "../model/entries/delivery-failed.ts";
import { deliverySent } from "../model/entries/delivery-sent.ts";
import type { UndeliveredReason } from "../model/undelivered.ts";
import type { LogDelivery } from "./delivery-log.ts";
import type { NotifyParts } from "./parts.ts";

const SIREN = "siren";
/** A siren that can't be told to end is told again after this, so often, real ms. */
const AGAIN_MS = 5_000;
const TIMES = 12;

type Parts = Pick<NotifyParts, "command" | "clock" | "reader">;

/** Sounds devices, and ends them: after their time, or at once when the incident is taken. */
export class Sirens {
	readonly #parts: Parts;
	readonly #say: LogDelivery;
	readonly #closed: AbortSignal;
	readonly #starting = new Set<string>();
	/** What sounds, with the timer that ends it. */
	readonly #sounding = new Map<string, { readonly delivery: Delivery; timer: NodeJS.Timeout }>();

	constructor(parts: Parts, say: LogDelivery, closed: AbortSignal) {
		this.#parts = parts;
		this.#say = say;
		this.#closed = closed;
		closed.addEventListener("abort", () => {
			for (const { timer } of this.#sounding.values()) clearTimeout(timer);
		});
	}

	take(delivery: Delivery): void {
		const { id, state, nextAt } = delivery;
		if (state === "waiting" || state === "sent") {
			if (!this.#starting.has(id)) void this.#start(delivery);
		} else if (state === "delivered" && nextAt !== undefined && !this.#sounding.has(id)) {
			const { clock } = this.#parts;
			const timer = setTimeout(() => void this.#end(id), Math.max(0, (nextAt - clock.now()) / clock.speed));
			this.#sounding.set(id, { delivery, timer });
			void this.#endIfTaken(delivery);
		}
	}

	/** Somebody has taken the incident, or it has ended. */
	taken(incident: string): void {
		for (const [id, { delivery }] of this.#sounding) if (delivery.incident === incident) void this.#end(id);
	}

	async #start({ id, incident, channel, to, attempts, silent }: Delivery): Promise<void> {
		this.#starting.add(id);
		const named = { delivery: id, incident, channel, to };
		if (await this.#say(deliverySent, { ...named, attempt: attempts + 1 })) {
			// One that must not sound is told to be silent: it answers, or does not, as it would have.
			const { outcome } = await this.#parts.command(to, { name: SIREN, args: { on: !silent } });
			this.#starting.delete(id);
			if (outcome === "done") await this.#say(deliveryDelivered, named);
			else await this.#say(deliveryFailed, { ...named, reason: REASONS[outcome] });
		}
		this.#starting.delete(id);
	}

	async #endIfTaken({ id, incident }: Delivery): Promise<void> {
		const now = incident === undefined ? undefined : await this.#parts.reader.incident(incident);
		if (now?.state !== "open") await this.#end(id);
	}

	async #end(id: string): Promise<void> {
		const sounding = this.#sounding.get(id);
		if (!sounding || this.#closed.aborted) return;
		clearTimeout(sounding.timer);
		this.#sounding.delete(id);
		const { incident, channel, to } = sounding.delivery;
		for (let n = 0; n < TIMES && !this.#closed.aborted; n++) {
			const { outcome } = await this.#parts.command(to, { name: SIREN, args: { on: false } });
			if (outcome === "done") break;
			await new Promise((go) => setTimeout(go, AGAIN_MS).unref());
		}
		if (!this.#closed.aborted) await this.#say(deliveryEnded, { delivery: id, incident, channel, to });
	}
}

const REASONS = { absent: "device-absent", failed: "device-refused", "no-reply": "timeout" } as const satisfies Record<
	string,
	UndeliveredReason
>;
