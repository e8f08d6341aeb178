import { connect as connectPlain, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { connect as connectTls } from "node:tls";
import type { MqttClient } from "mqtt";
import { LEAVES, status } from "../../contract/mqtt.ts";
import { BUDGETS } from "../../model/budgets.ts";
import type { Log } from "../../model/log.ts";
import { StoreUnavailable } from "../../model/problem.ts";
import type { CurrentSite, Site } from "../../model/site.ts";
import { topicOf } from "../../model/topic.ts";
import type { Publication } from "../broker.ts";
import type { Counters } from "../counters.ts";
import { TYPE } from "../packets.ts";
import type { PublishHandler } from "../publish-handler.ts";
import { PublishInterceptor } from "../publish-interceptor.ts";
import { type Route, routeOf } from "../route.ts";
import { HUB, prefixOf } from "../topic.ts";
import type { Addresses, Receivers, Transport } from "../transport.ts";
import { Pulse } from "./pulse.ts";

export interface ExternalParts {
	readonly site: CurrentSite;
	readonly counters: Counters;
	readonly log: Log;
	/** Of `brokerUrl`. */
	readonly url: URL;
}

/** Of a message too long, what is kept in memory: the longest topic, its length and the packet id, and what quarantine takes. */
const KEPT_OF_OVERSIZED = 2 + 65_535 + 2 + BUDGETS.quarantined.limit;
const RECONNECT_MS = { from: 500, to: 4_000 };
const KEEP_ALIVE_S = 30;
const CONNECT_WITHIN_MS = 10_000;
const FINISH_WITHIN_MS = 3_000;

/**
 * The intake through someone else's broker: a persistent session, so that nothing is lost while the hub is away. The
 * library makes connection and subscriptions; messages go by the interceptor, which acknowledges each once it is on disk
 * (MQTT.js takes one message at a time, and would make every commit a batch of one).
 *
 * Here a device's PUBACK is the broker's own; `receipt` is the hub's word.
 */
export class External implements Transport {
	readonly #parts: ExternalParts;
	readonly #url: URL;
	#client: MqttClient | undefined;
	#interceptor: PublishInterceptor | undefined;

	#following = false;
	#pulse: Pulse | undefined;

	constructor(parts: ExternalParts) {
		this.#parts = parts;
		this.#url = parts.url;
	}

	/** False while the broker cannot be reached, does not answer, or does not let the hub follow. */
	get ready(): boolean {
		// While messages wait for the disk, nothing more is read, and an answer would not be heard.
		const isHeld = this.#interceptor?.holdsBack ?? false;
		return this.#following && (isHeld || (this.#pulse?.answers ?? true));
	}

	/** Begins to connect, and goes on trying for ever; resolves at once, with the address but for what is secret in it. */
	async open({ messageHandler }: Receivers): Promise<Addresses> {
		// Loaded where it is used: a hub with its own broker starts sooner without.
		const { MqttClient } = await import("mqtt");
		const { site, log } = this.#parts;
		const { username, password } = this.#url;
		const statusTopic = topicOf(site().id, HUB, "status");
		const client = new MqttClient(() => this.#stream(messageHandler), {
			clientId: `gatehouse-${site().id}`,
			clean: false,
			protocolVersion: 4,
			keepalive: KEEP_ALIVE_S,
			connectTimeout: CONNECT_WITHIN_MS,
			reconnectPeriod: jitter(),
			resubscribe: false,
			queueQoSZero: false,
			...(username !== "" && { username: decodeURIComponent(username) }),
			...(password !== "" && { password: decodeURIComponent(password) }),
			will: { topic: statusTopic, payload: Buffer.from("offline"), qos: 1, retain: true },
		});
		client.on("connect", () => this.#connected(client, statusTopic));
		client.on("close", () => {
			this.#following = false;
			this.#pulse?.heard();
			client.options.reconnectPeriod = jitter();
		});
		client.on("error", (error) => log.warn({ err: error, broker: this.#url.host }, "external broker"));
		this.#client = client;
		this.#pulse = new Pulse(() => {
			if (this.#following && client.connected) client.sendPing();
			return this.#following && client.connected;
		});
		return { url: `${this.#url.protocol}//${this.#url.host}` };
	}

	publish({ topic, payload, qos, retain }: Publication): Promise<void> {
		const client = this.#client;
		if (!client || (qos === 0 && !client.connected)) return Promise.resolve();
		return client.publishAsync(topic, payload, { qos, retain }).then(() => undefined);
	}

	/** Tells the device that its event is on disk. */
	receipt(device: string, id: string, seq: number): void {
		const topic = topicOf(this.#parts.site().id, device, "receipt");
		if (this.#client?.connected) this.#client.publish(topic, JSON.stringify({ id, seq }), { qos: 0 });
	}

	/** Who is connected there is the broker's to know; the devices' status says it. */
	isConnected(_id: string): boolean {
		return this.#client?.connected ?? false;
	}

	/** Routes follow the site; who may connect is the broker's to know. */
	applySite(_site: Site): void {
		this.#interceptor?.forgetRoutes();
	}

	/** Access is the broker's. */
	disconnect(id: string): void {
		this.#parts.log.warn({ device: id }, "access is the external broker's: take the device's rights there");
	}

	/** Devices speak to the external broker, not to the hub. */
	accept(stream: Duplex, _address: string, _about?: object): void {
		stream.destroy();
	}

	async close(): Promise<void> {
		const client = this.#client;
		this.#pulse?.stop();
		if (!client) return;
		const late = new Promise((done) => setTimeout(done, FINISH_WITHIN_MS).unref());
		await Promise.race([this.#interceptor?.idle(), late]);
		if (client.connected) {
			const offline = client.publishAsync(topicOf(this.#parts.site().id, HUB, "status"), "offline", {
				qos: 1,
				retain: true,
			});
			await Promise.race([offline.catch(() => undefined), late]);
		}
		await Promise.race([client.endAsync(), late]);
		this.#interceptor?.sever();
	}

	#connected(client: MqttClient, statusTopic: string): void {
		const { site, log } = this.#parts;
		const all = prefixOf(site().id, "+");
		client.subscribe([`${all}+`, `${all}snapshot/+`], { qos: 1 }, (error, granted) => {
			const refused = granted?.filter(({ qos }) => qos !== 1).map(({ topic }) => topic) ?? [];
			if (error || refused.length > 0)
				log.error({ err: error, refused }, "the external broker refuses the hub's subscriptions");
			else {
				this.#following = client.connected;
				log.info({ broker: this.#url.host }, "following the external broker");
			}
		});
		client.publish(statusTopic, "online", { qos: 1, retain: true });
	}

	#stream(messageHandler: Receivers["messageHandler"]): PublishInterceptor {
		const { hostname, protocol, port } = this.#url;
		const host = hostname.replace(/^\[|\]$/g, "");
		const wire: Socket =
			protocol === "mqtts:"
				? connectTls({ host, port: Number(port || 8883), servername: host })
				: connectPlain({ host, port: Number(port || 1883), noDelay: true });
		this.#interceptor = new PublishInterceptor(wire, this.#handler(messageHandler));
		return this.#interceptor;
	}

	#handler(messageHandler: Receivers["messageHandler"]): PublishHandler {
		const { site, log, counters } = this.#parts;
		const { limit } = BUDGETS.packet;
		return {
			load: { inHand: 0 },
			judge: (first, remaining) => {
				if (remaining <= limit) return undefined;
				if (first >> 4 === TYPE.publish) return { keep: KEPT_OF_OVERSIZED };
				return `a packet of ${remaining} bytes, at most ${limit} allowed`;
			},
			packet: () => "pass",
			route: (topic) => routeThrough(site(), topic),
			take: (route, payload, retained) => {
				if (isOurs(route) || (retained && isNoNews(route, payload))) return undefined;
				return messageHandler.take(route, payload)?.catch((error: unknown) => {
					if (error instanceof StoreUnavailable) throw error;
					// It would come again for ever, and all devices with it.
					log.error({ err: error, device: route.about }, "a message through the broker could not be taken");
					return messageHandler.quarantine(route, payload, { reason: `could not be taken: ${reasonOf(error)}` });
				});
			},
			takeSpoilt: ({ topic, payload, totalBytes, why, retained }) => {
				const route = routeThrough(site(), topic);
				if (retained || isOurs(route)) return undefined;
				const over = totalBytes > payload.length ? ({ budget: "packet" } as const) : {};
				return messageHandler.quarantine(
					route,
					payload,
					{ reason: `packet: ${why}`, path: "packet", ...over },
					totalBytes,
				);
			},
			heard: () => this.#pulse?.heard(),
			cut: (why) => {
				counters.cutOff++;
				log.error({ why, broker: this.#url.host }, "the external broker's connection was cut");
			},
			strayed: () => undefined,
			notTaken: (error) => {
				counters.notTaken++;
				log.error({ err: error }, "not acknowledged to the external broker: the message could not be stored");
			},
		};
	}
}

/** The subscription to unknown leaves brings back what the hub itself says. */
function isOurs({ about, leaf }: Route): boolean {
	return about === "" || (leaf !== undefined && LEAVES[leaf].from === "hub");
}

/** Every topic has a way here: what is of no device of the site is let go by. */
function routeThrough(site: Site, topic: string): Route {
	return routeOf(site, topic) ?? { topic, sender: "", about: "", leaf: undefined };
}

/** What the broker had kept before the hub asked is no news; but a device's status is what it is now. */
function isNoNews({ leaf }: Route, payload: Buffer): boolean {
	return leaf !== "status" || !status.safeParse(payload.toString("utf8", 0, 16)).success;
}

function reasonOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

function jitter(): number {
	return RECONNECT_MS.from + Math.random() * (RECONNECT_MS.to - RECONNECT_MS.from);
}
