import type { Reply } from "../contract/mqtt.ts";
import type { Clock } from "../model/clock.ts";
import type { CommandOutcome, CommandRequest } from "../model/command.ts";
import { newId } from "./new-id.ts";

const EXPIRES_MS = 10_000;
/** A picture may still answer its command when nobody waits any longer; so many commands are remembered for that. */
const REMEMBERED = 1_000;

interface Waiting {
	readonly device: string;
	readonly done: (outcome: CommandOutcome) => void;
	readonly timer: NodeJS.Timeout;
}

/** Sends commands to devices that are there, and gives each its reply. Never keeps one for an absent device. */
export class Commands {
	readonly #waiting = new Map<string, Waiting>();
	/** What was sent lately, by id: a picture names the command that it answers. */
	readonly #sent = new Map<string, { readonly device: string; readonly picture: CommandRequest["picture"] }>();
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
	command(
		device: string,
		{ id = newId(this.#clock.now()), name, args = {}, expiresInMs = EXPIRES_MS, picture }: CommandRequest,
	): Promise<CommandOutcome> {
		if (!this.#isThere(device)) return Promise.resolve({ id, outcome: "absent" });
		return new Promise((done) => {
			const timer = setTimeout(() => {
				this.#waiting.delete(id);
				done({ id, outcome: "no-reply" });
			}, expiresInMs);
			this.#waiting.set(id, { device, done, timer });
			this.#sent.set(id, { device, picture });
			if (this.#sent.size > REMEMBERED) this.#sent.delete(this.#sent.keys().next().value ?? id);
			this.#send(device, JSON.stringify({ id, name, args, expiresInMs }));
		});
	}

	/** The command of that id which was sent to this device, and what a picture that answers it is for. */
	sent(device: string, id: string): { readonly picture: CommandRequest["picture"] } | undefined {
		const sent = this.#sent.get(id);
		return sent?.device === device ? sent : undefined;
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
