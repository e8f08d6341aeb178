import mqtt, { ErrorWithReasonCode, type MqttClient } from "mqtt";
import { z } from "zod";
import { command } from "../src/contract/mqtt.ts";
import { Outbox } from "./outbox.ts";
import type { Painter } from "./picture/painter.ts";
import type { Shot } from "./picture/shot.ts";
import type { Commanded, Done } from "./simulator.ts";
import type { Said } from "./stage.ts";
import { uuidAt } from "./uuid.ts";
import type { Random } from "./world/random.ts";

/** MQTT 3.1.1 §3.2.2.3: bad user name or password, not authorised. */
const REFUSALS: readonly number[] = [4, 5];
/** Refused: a real device has taken the identity, so the virtual one stays away (CONTRACT). */
const STAYS_AWAY_MS = 10 * 60_000;
const RETRY_FIRST_MS = 1_000;
const RETRY_LAST_MS = 15_000;
const CONNECT_TIMEOUT_MS = 20_000;
const wholeCommand = z
	.string()
	.transform((text, context) => {
		try {
			const json: unknown = JSON.parse(text);
			return json;
		} catch {
			context.addIssue({ code: "custom", message: "not JSON" });
			return z.NEVER;
		}
	})
	.pipe(command);
const KEEPALIVE_S = 60;
/** Events on their way at a time; the rest waits for acknowledgements. */
const WINDOW = 16;
const GOODBYE_MS = 1_000;

export interface LinkGiven {
	readonly device: string;
	/** `gatehouse/v1/{site}/{device}`. */
	readonly topic: string;
	readonly broker: string;
	readonly password: string;
	/** A certificate authority (PEM) to trust besides the known ones, for `mqtts:`. */
	readonly ca?: string;
	readonly random: Random;
	/** Simulated epoch ms. */
	readonly now: () => number;
	/** Real milliseconds that only rise. */
	readonly realNow: () => number;
	readonly states: () => readonly Said[];
	/** Does what a command asks. */
	readonly obey: (command: Commanded) => Done;
	/** Paints a picture meanwhile: the link goes on. */
	readonly paint: Painter["paint"];
	/** Told once for each refusal. */
	readonly refused: () => void;
}

/**
 * One device's own MQTT connection. What it reports is kept until the broker acknowledges it and sent again, with the same
 * id, after a reconnection. Each connection is a new client, so nothing but our outbox resends.
 */
export class Link {
	/** When it wants to connect next, by `realNow`; undefined while it is connected, or has no power. */
	wantsAt: number | undefined;
	readonly #given: LinkGiven;
	readonly #outbox = new Outbox();
	#client: MqttClient | undefined;
	#failures = 0;
	#isRefused = false;

	constructor(given: LinkGiven, wantsAt: number) {
		this.#given = given;
		this.wantsAt = wantsAt;
	}

	get isUp(): boolean {
		return this.#client?.connected === true;
	}

	/** It is connected, or will not be for a long time. */
	get isSettled(): boolean {
		return this.isUp || this.#isRefused;
	}

	/** All that it reported up to then (simulated) is acknowledged, or it has no power, or no place, to report it. */
	isHeardUntil(at: number): boolean {
		const isOff = this.#client === undefined && this.wantsAt === undefined;
		return isOff || this.#isRefused || !this.#outbox.holdsUntil(at);
	}

	/** Whether it has been waiting for an acknowledgement since `at` (by `realNow`) or longer. */
	waitsSince(at: number): boolean {
		const oldest = this.#outbox.oldestUnderWayAt;
		return oldest !== undefined && oldest <= at;
	}

	say(said: Said): void {
		const id = uuidAt(said.at, this.#given.random);
		this.#outbox.keep(id, said);
		if (!this.isUp) return;
		this.#send();
		if (said.picture) void this.#sendPicture(id, said.picture());
	}

	beat(health: Readonly<Record<string, unknown>>): void {
		if (this.isUp) this.#client?.publish(`${this.#given.topic}/health`, JSON.stringify(health), { qos: 0 });
	}

	/** Without power the socket is gone, and nobody says goodbye: the last will speaks. */
	powered(on: boolean): void {
		if (on) this.wantsAt = this.#given.realNow() + this.#given.random.between(0, RETRY_FIRST_MS);
		else this.#drop(undefined);
	}

	connect(): void {
		const { device, topic, broker, password, ca } = this.#given;
		this.wantsAt = undefined;
		const client = mqtt.connect(broker, {
			clientId: device,
			username: device,
			password,
			protocolVersion: 4,
			clean: true,
			keepalive: KEEPALIVE_S,
			connectTimeout: CONNECT_TIMEOUT_MS,
			reconnectPeriod: 0,
			queueQoSZero: false,
			will: { topic: `${topic}/status`, payload: Buffer.from("offline"), qos: 1, retain: true },
			...(ca !== undefined && { ca }),
		});
		this.#client = client;
		client.on("connect", () => this.#greet(client));
		client.on("error", (error) => {
			if (client === this.#client && error instanceof ErrorWithReasonCode && REFUSALS.includes(error.code)) {
				this.#isRefused = true;
				this.#given.refused();
				this.#drop(STAYS_AWAY_MS);
			}
		});
		client.on("close", () => client === this.#client && this.#drop(this.#retryMs()));
	}

	/** Says goodbye, so that nobody takes the device for lost; returns within a second or so. */
	async close(): Promise<void> {
		const client = this.#client;
		this.#client = undefined;
		this.wantsAt = undefined;
		if (!client) return;
		await Promise.race([
			client.endAsync(!client.connected),
			new Promise((resolve) => setTimeout(resolve, GOODBYE_MS).unref()),
		]);
		client.end(true);
	}

	#greet(client: MqttClient): void {
		if (client !== this.#client) return;
		this.#failures = 0;
		this.#isRefused = false;
		client.publish(`${this.#given.topic}/status`, "online", { qos: 1, retain: true });
		for (const state of this.#given.states()) this.#outbox.keep(uuidAt(state.at, this.#given.random), state);
		client.subscribe(`${this.#given.topic}/command`, { qos: 1 });
		client.on("message", (_topic, payload) => void this.#obey(payload));
		this.#send();
	}

	/** A picture goes before the reply: whoever hears that it is done has it. */
	async #obey(payload: Buffer): Promise<void> {
		const read = wholeCommand.safeParse(payload.toString());
		if (!read.success) return;
		const { id, name, args } = read.data;
		const client = this.#client;
		const obeyed = this.#given.obey({ name, args });
		const sent = !obeyed.ok || !obeyed.picture || (await this.#sendPicture(id, obeyed.picture));
		const done = sent ? obeyed : ({ ok: false, error: "busy" } as const);
		if (client !== this.#client) return;
		const reply = done.ok ? { id, ok: true } : { id, ok: false, error: done.error };
		client?.publish(`${this.#given.topic}/reply`, JSON.stringify(reply), { qos: 1 });
	}

	/** False where it could not be painted, or the link went meanwhile. */
	async #sendPicture(id: string, shot: Shot): Promise<boolean> {
		const client = this.#client;
		const jpeg = await this.#given.paint(shot);
		if (!jpeg || !client || client !== this.#client) return false;
		client.publish(`${this.#given.topic}/snapshot/${id}`, Buffer.from(jpeg), { qos: 1 });
		return true;
	}

	#send(): void {
		const client = this.#client;
		while (client && this.#outbox.underWay < WINDOW) {
			const next = this.#outbox.next(this.#given.now(), this.#given.realNow());
			if (!next) return;
			client.publish(`${this.#given.topic}/event`, next.payload, { qos: 1 }, (error) => {
				if (error || client !== this.#client) return;
				this.#outbox.acknowledged(next.id);
				this.#send();
			});
		}
	}

	#drop(waitMs: number | undefined): void {
		const client = this.#client;
		this.#client = undefined;
		this.#outbox.linkLost();
		this.wantsAt = waitMs === undefined ? undefined : this.#given.realNow() + waitMs;
		client?.end(true);
	}

	/** Doubles up to a bound, with half of it by chance, so that 744 devices don't come back in step. */
	#retryMs(): number {
		const wait = Math.min(RETRY_LAST_MS, RETRY_FIRST_MS * 2 ** this.#failures++);
		return wait * this.#given.random.between(0.5, 1.5);
	}
}
