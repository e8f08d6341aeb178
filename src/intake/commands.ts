import type { Clock } from "../clock.ts";
import type { Reply } from "../contract/mqtt.ts";
import { newId } from "./new-id.ts";

/** What became of a command. */
export type CommandOutcome =
	| { readonly id: string; readonly outcome: "done" }
	| { readonly id: string; readonly outcome: "failed"; readonly error: string }
	/** The device is not there: nothing was sent. */
	| { readonly id: string; readonly outcome: "absent" }
	/** Nothing came back in time; the device drops the command when it has expired. */
	| { readonly id: string; readonly outcome: "no-reply" };

/** What a device should do. */
export interface CommandRequest {
	readonly name: string;
	readonly args?: Readonly<Record<string, unknown>>;
	/** Real milliseconds; default 10 s. */
	readonly expiresInMs?: number;
}

const EXPIRES_MS = 10_000;

interface Waiting {
	readonly device: string;
	readonly done: (outcome: CommandOutcome) => void;
	readonly timer: NodeJS.Timeout;
}

/** Sends commands to devices that are there, and gives each its reply. Never keeps one for an absent device. */
export class Commands {
	readonly #waiting = new Map<string, Waiting>();
	readonly #clock: Clock;
	readonly #isThere: (device: string) => boolean;
	readonly #send: (device: string, payload: string) => void;

	constructor({
		clock,
		isThere,
		send,
	}: { clock: Clock; isThere(device: string): boolean; send(device: string, payload: string): void }) {
		this.#clock = clock;
		this.#isThere = isThere;
		this.#send = send;
	}

	/** Resolves with the device's reply, or with why there is none; never rejects. */
	command(device: string, { name, args = {}, expiresInMs = EXPIRES_MS }: CommandRequest): Promise<CommandOutcome> {
		const id = newId(this.#clock.now());
		if (!this.#isThere(device)) return Promise.resolve({ id, outcome: "absent" });
		return new Promise((done) => {
			const timer = setTimeout(() => {
				this.#waiting.delete(id);
				done({ id, outcome: "no-reply" });
			}, expiresInMs);
			this.#waiting.set(id, { device, done, timer });
			this.#send(device, JSON.stringify({ id, name, args, expiresInMs }));
		});
	}

	/** Takes a device's reply; one that nobody waits for, or to another device's command, changes nothing. */
	settle(device: string, reply: Reply): void {
		const waiting = this.#waiting.get(reply.id);
		if (waiting?.device !== device) return;
		clearTimeout(waiting.timer);
		this.#waiting.delete(reply.id);
		waiting.done(
			reply.ok ? { id: reply.id, outcome: "done" } : { id: reply.id, outcome: "failed", error: reply.error },
		);
	}

	/** Nobody waits any longer. */
	stop(): void {
		for (const [id, { done, timer }] of this.#waiting) {
			clearTimeout(timer);
			done({ id, outcome: "no-reply" });
		}
		this.#waiting.clear();
	}
}
