import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { AnonymousSockets } from "../../admission/unauthenticated-sockets.ts";
import { BUDGETS, type Reached } from "../../model/budgets.ts";
import { discreetReports } from "../../model/discreet-reports.ts";
import type { Log } from "../../model/log.ts";
import type { CurrentSite, Site } from "../../model/site.ts";
import { topicOf } from "../../model/topic.ts";
import { type Broker, openBroker, type Publication } from "../broker.ts";
import type { Counters } from "../counters.ts";
import type { Credentials } from "../credentials.ts";
import { Rates } from "../rates.ts";
import { HUB } from "../topic.ts";
import type { Addresses, Receivers, Transport } from "../transport.ts";
import { Attempts } from "./attempts.ts";
import { certifiedId } from "./client-certificate.ts";
import type { ConnectPacket } from "./connect-packet.ts";
import { type Address, type OpenPorts, openPorts, type Ports } from "./ports.ts";
import { type Client, clientOf, maySubscribe, publishRoute, strangerOf } from "./rights.ts";
import { type Host, Session } from "./session.ts";
import { signIn } from "./sign-in.ts";

export interface EmbeddedParts {
	readonly site: CurrentSite;
	readonly credentials: Credentials;
	readonly counters: Counters;
	readonly reached: Reached;
	readonly anonymous: AnonymousSockets;
	readonly log: Log;
	readonly ports: Ports;
	monotonic?(): number;
	onRealSignIn?(device: string): void;
}

/** In-hand commits get this long when the hub closes. */
const FINISH_WITHIN_MS = 3_000;

/** What is known of a stream that speaks MQTT. */
interface Wire {
	readonly onSignIn?: (() => void) | undefined;
	readonly certified?: string | undefined;
}

/** The hub's own broker: one session for each connection, one connection for each device. */
export class Embedded implements Transport {
	readonly #parts: EmbeddedParts;
	readonly #attempts = new Attempts();
	readonly #sessions = new Map<Duplex, Session>();
	readonly #byId = new Map<string, Session>();
	readonly #rates: Rates;
	/** What sessions ask of it; absent until it is open. */
	#host: Omit<Host, "admit"> | undefined;
	#broker: Broker | undefined;
	#ports: OpenPorts | undefined;
	#closing = false;

	constructor(parts: EmbeddedParts) {
		this.#parts = parts;
		this.#rates = new Rates(parts.reached, parts.monotonic);
	}

	/** True while it takes devices. */
	get ready(): boolean {
		return this.#ports?.listening === true && !this.#closing;
	}

	async open(receivers: Receivers): Promise<Addresses> {
		const { ports, anonymous, site, counters, reached, log } = this.#parts;
		this.#host = this.#hostOf(receivers);
		this.#broker = await openBroker({
			ready: (stream) => this.#sessions.get(stream)?.open(),
			maySubscribe: (stream, filter) => {
				const session = this.#sessions.get(stream);
				const client = session?.client;
				if (client && maySubscribe(site(), client, filter)) {
					if (session.hasRoomFor(filter)) return true;
					reached.subscriptions++;
				}
				counters.refusedSubscriptions++;
				log.warn({ device: client?.id, filter: filter.slice(0, 200) }, "subscription refused");
				return false;
			},
		});
		await this.publish({ topic: topicOf(site().id, HUB, "status"), payload: "online", qos: 1, retain: true });
		const accept = (socket: Socket) => {
			const onSignIn = () => anonymous.signedIn(socket);
			this.accept(socket, socket.remoteAddress ?? "unknown", { onSignIn, certified: certifiedId(socket) });
		};
		this.#ports = await openPorts(ports, { anonymous, accept });
		return addressesOf(this.#ports);
	}

	/**
	 * Takes a stream that speaks MQTT: a socket, or a WebSocket's; `onSignIn` is called once somebody has signed in on it,
	 * `certified` is the device that the TLS below it has proved.
	 */
	accept(wire: Duplex, address: string, { onSignIn, certified }: Wire = {}): void {
		if (!this.#host || this.#closing) {
			wire.destroy();
			return;
		}
		const session = new Session(wire, address, {
			...this.#host,
			admit: (of, connectPacket) => this.#admit(of, connectPacket, certified),
			...(onSignIn && { signedIn: onSignIn }),
		});
		const { interceptor } = session;
		this.#sessions.set(interceptor, session);
		this.#parts.counters.connections++;
		interceptor.once("close", () => this.#closed(session));
		this.#broker?.handle(interceptor);
	}

	publish(publication: Publication): Promise<void> {
		return this.#broker?.publish(publication) ?? Promise.resolve();
	}

	disconnect(id: string): void {
		for (const session of this.#sessions.values()) if (session.client?.id === id) session.interceptor.sever();
	}

	/** Rights and routes follow the site. Who is no longer of it stays, as a stranger, until it is revoked. */
	applySite(site: Site): void {
		for (const session of this.#sessions.values()) {
			const { client } = session;
			if (!client || client.role === "reader") continue;
			session.become(clientOf(site, client.id) ?? strangerOf(client.id));
		}
	}

	isConnected(id: string): boolean {
		return this.#byId.has(id);
	}

	async close(): Promise<void> {
		this.#closing = true;
		const closed = this.#ports?.close();
		const late = new Promise((done) => setTimeout(done, FINISH_WITHIN_MS).unref());
		await Promise.race([
			Promise.all([...this.#sessions.values()].map(({ interceptor }) => interceptor.finish())),
			late,
		]);
		await this.publish({
			topic: topicOf(this.#parts.site().id, HUB, "status"),
			payload: "offline",
			qos: 1,
			retain: true,
		});
		await this.#broker?.close();
		for (const { interceptor } of this.#sessions.values()) interceptor.destroy();
		await closed;
	}

	#hostOf({ messageHandler, presence }: Receivers): Omit<Host, "admit"> {
		const { site, counters, reached, log } = this.#parts;
		return {
			log,
			load: { inHand: 0 },
			reached,
			route: (client, topic) => publishRoute(site(), client, topic),
			take: (route, payload) => messageHandler.take(route, payload),
			pace: (route, bytes) => this.#rates.count(route, bytes),
			heard: ({ id }) => presence.heard(id),
			streamed: ({ id }) => {
				// Of a device that may say something discreet only what it says is judged (`MessageHandler`), never that it spoke.
				const { kinds, devices } = site();
				const kind = kinds.get(devices.get(id)?.kind ?? "");
				if (!kind || discreetReports(kind).length === 0) presence.heard(id);
			},
			refused: () => {
				counters.refusedConnections++;
			},
			ended: (by) => {
				counters[({ cut: "cutOff", strayed: "strayed", "not-taken": "notTaken" } as const)[by]]++;
			},
		};
	}

	async #admit(
		session: Session,
		connectPacket: ConnectPacket,
		certified: string | undefined,
	): ReturnType<Host["admit"]> {
		const { site, credentials, counters, onRealSignIn } = this.#parts;
		const answer = signIn(site(), credentials, connectPacket, certified);
		if ("code" in answer) {
			if (answer.code !== 4) return answer;
			counters.wrongCredentials++;
			const named = connectPacket.userName ?? "";
			const delay = this.#attempts.failed(session.address, credentials.knows(named) ? named : "");
			await new Promise((done) => setTimeout(done, delay).unref());
			return answer;
		}
		const { client, by } = answer;
		if (client.role !== "reader") {
			const before = this.#byId.get(client.id);
			this.#byId.set(client.id, session);
			before?.interceptor.sever();
			if (by === "device") onRealSignIn?.(client.id);
		} else this.#makeRoom(client.id);
		counters.signedIn++;
		return client;
	}

	/** One more of this reader: its oldest goes, where there are too many. */
	#makeRoom(reader: string): void {
		const theirs = [...this.#sessions.values()].filter(
			({ client }) => client?.role === "reader" && client.id === reader,
		);
		const [oldest] = theirs;
		if (!oldest || theirs.length < BUDGETS["connections-of-reader"].limit) return;
		this.#parts.reached["connections-of-reader"]++;
		oldest.interceptor.sever();
	}

	#closed(session: Session): void {
		const { counters } = this.#parts;
		this.#sessions.delete(session.interceptor);
		counters.connections--;
		const { client } = session;
		if (!client) return;
		counters.signedIn--;
		if (this.#byId.get(client.id) !== session) return;
		this.#byId.delete(client.id);
		if (!this.#closing) this.#publishWill(client, session.will);
	}

	/** Only of a client's newest connection: an older one's will would speak against what has come since. */
	#publishWill(client: Client, will: ConnectPacket["will"]): void {
		const { site, log } = this.#parts;
		const route = will && publishRoute(site(), client, will.topic);
		if (!will || !route) return;
		this.#host
			?.take(route, will.payload)
			?.catch((error: unknown) => log.error({ err: error, device: client.id }, "a last will was lost"));
	}
}

/** @throws {Error} A broker that listens nowhere. */
function addressesOf({ plain, secure }: OpenPorts): Addresses {
	const secureUrl = secure && urlOf("mqtts", secure);
	const url = plain ? urlOf("mqtt", plain) : secureUrl;
	if (url === undefined) throw new Error("the broker listens nowhere");
	return { url, ...(secureUrl !== undefined && { secureUrl }) };
}

function urlOf(scheme: string, { host, port }: Address): string {
	return `${scheme}://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
