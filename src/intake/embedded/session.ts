import type { Duplex } from "node:stream";
import { BUDGETS, type Reached } from "../../model/budgets.ts";
import type { Log } from "../../model/log.ts";
import { faultOf, faultOfFirst, TYPE } from "../packets.ts";
import { type Load, type PublishHandler, PublishInterceptor, type Verdict } from "../publish-interceptor.ts";
import type { Route } from "../route.ts";
import { type ConnectPacket, readConnect } from "./connect-packet.ts";
import type { Client } from "./rights.ts";

/** What a session asks of the broker it belongs to. */
export interface Host {
	readonly load: Load;
	readonly reached: Reached;
	readonly log: Log;
	/** Judges a well-formed CONNECT; resolves (at once, or after the delay that wrong secrets get) with the answer. */
	admit(
		session: Session,
		connectPacket: ConnectPacket,
	): Promise<Client | { readonly code: number; readonly why: string }>;
	route(client: Client, topic: string): Route | undefined;
	take(route: Route, payload: Buffer): Promise<unknown> | undefined;
	/** Counts a message; how long nothing more of its sort should come, ms. */
	pace(route: Route, bytes: number): number;
	/** Somebody has signed in on this connection. */
	signedIn?(): void;
	/** It showed that it is there, by a packet that says nothing else. */
	heard(client: Client): void;
	/** Bytes of its have come, whatever they say. */
	streamed(client: Client): void;
	/** Refused at CONNECT. */
	refused(): void;
	/** Ended for what is forbidden, or for a topic that is not its own. */
	ended(by: "cut" | "strayed" | "not-taken"): void;
}

const CONNECT_FIRST = 0x10;
/** A client is gone after one and a half keep-alives (MQTT-3.1.2-24). */
const KEEP_ALIVE_MS = 1_500;

/** One connection to the embedded broker, from its first byte to its end. */
export class Session implements PublishHandler {
	readonly interceptor: PublishInterceptor;
	readonly address: string;
	readonly #host: Host;
	#log: Log;
	#stage: "connectPacket" | "signing-in" | "open" = "connectPacket";
	#client: Client | undefined;
	#will: ConnectPacket["will"];
	/** The client said DISCONNECT: no will. */
	#parted = false;
	#first = true;
	#timer: NodeJS.Timeout;
	#keepAliveMs = 0;
	readonly #filters = new Set<string>();
	#filterBytes = 0;

	constructor(wire: Duplex, address: string, host: Host) {
		this.address = address;
		this.#host = host;
		this.#log = host.log.child({ address });
		this.interceptor = new PublishInterceptor(wire, this);
		this.#timer = setTimeout(() => {
			host.reached["sign-in-time"]++;
			this.#cutNow("no whole CONNECT within 10 s");
		}, BUDGETS["sign-in-time"].limit);
		this.interceptor.once("close", () => clearTimeout(this.#timer));
	}

	get load(): Load {
		return this.#host.load;
	}

	get client(): Client | undefined {
		return this.#client;
	}

	/** From now on it may do what this client may. */
	turn(client: Client): void {
		this.#client = client;
		this.interceptor.forgetRoutes();
	}

	/** Takes note of a subscription; false where this client has too many already. */
	hasRoomFor(filter: string): boolean {
		if (this.#filters.has(filter)) return true;
		const bytes = this.#filterBytes + Buffer.byteLength(filter);
		if (bytes > BUDGETS.subscriptions.limit) return false;
		this.#filters.add(filter);
		this.#filterBytes = bytes;
		return true;
	}

	/** The last will of a client that went without DISCONNECT. */
	get will(): ConnectPacket["will"] {
		return this.#parted ? undefined : this.#will;
	}

	/** The library has answered CONNACK 0: what came behind CONNECT may follow. */
	open(): void {
		if (this.#stage !== "signing-in") return;
		this.#stage = "open";
		clearTimeout(this.#timer);
		if (this.#keepAliveMs > 0) this.#timer = setTimeout(() => this.#silent(), this.#keepAliveMs);
		this.interceptor.resumeHeld();
	}

	judge(first: number, remaining: number): string | undefined {
		if (this.#stage === "connectPacket") {
			if (first !== CONNECT_FIRST) return "the first packet is no CONNECT";
			const { limit } = BUDGETS.greeting;
			if (remaining <= limit) return undefined;
			this.#host.reached.greeting++;
			return `a CONNECT of ${remaining} bytes, at most ${limit} allowed`;
		}
		const { limit } = BUDGETS.packet;
		if (remaining > limit) {
			this.#host.reached.packet++;
			return `a packet of ${remaining} bytes, at most ${limit} allowed`;
		}
		return faultOfFirst(first);
	}

	packet(type: number, bytes: Buffer, start: number, body: number, end: number): Verdict {
		if (type === TYPE.connect) return this.#connect(bytes, start, body, end);
		const fault = faultOf(type, bytes, body, end);
		if (fault !== undefined) return { cut: fault };
		if (type === TYPE.disconnect) return this.#part(Buffer.from(bytes.subarray(start, end)));
		if (this.#client && (type === TYPE.pingreq || type === TYPE.subscribe)) this.#host.heard(this.#client);
		if (type !== TYPE.pubrel) return "pass";
		// Dedup is by the event's id, and a session ends with its connection: PUBREL needs no memory (MQTT 3.1.1 §4.3.3).
		this.interceptor.write(Buffer.from([TYPE.pubcomp << 4, 2, bytes[body] ?? 0, bytes[body + 1] ?? 0]));
		return "swallow";
	}

	/** Goodbye: no will; and what it said before is acknowledged before the library closes. */
	#part(packet: Buffer): Verdict {
		this.#parted = true;
		void this.interceptor.finish().then(() => this.interceptor.destroyed || this.interceptor.pass(packet));
		return "hold";
	}

	#connect(bytes: Buffer, start: number, body: number, end: number): Verdict {
		if (this.#stage !== "connectPacket") return { cut: "a second CONNECT" };
		const connectPacket = readConnect(bytes, body, end);
		if ("why" in connectPacket) {
			if (connectPacket.code === undefined) return { cut: connectPacket.why };
			this.#refuse(connectPacket.code, connectPacket.why);
			return "swallow";
		}
		this.#stage = "signing-in";
		clearTimeout(this.#timer);
		const packet = Buffer.from(bytes.subarray(start, end));
		void this.#host.admit(this, connectPacket).then((answer) => {
			if (this.interceptor.destroyed) return;
			if ("code" in answer) return this.#refuse(answer.code, answer.why, connectPacket.userName);
			this.#client = answer;
			this.#host.signedIn?.();
			this.#will = connectPacket.will;
			this.#keepAliveMs = connectPacket.keepAliveS * KEEP_ALIVE_MS;
			this.#log = this.#log.child({ device: answer.id });
			this.interceptor.pass(packet);
		});
		return "hold";
	}

	#refuse(code: number, why: string, userName?: string): void {
		this.#host.refused();
		this.#log.warn(
			{ code, why, ...(userName !== undefined && { userName: userName.slice(0, 64) }) },
			"connection refused",
		);
		this.interceptor.dismiss(Buffer.from([TYPE.connack << 4, 2, 0, code]));
	}

	route(topic: string): Route | undefined {
		return this.#client && this.#host.route(this.#client, topic);
	}

	take(route: Route, payload: Buffer): Promise<unknown> | undefined {
		return this.#host.take(route, payload);
	}

	pace(route: Route, bytes: number): number {
		return this.#host.pace(route, bytes);
	}

	heard(chunk: Buffer): void {
		if (this.#stage === "open") {
			if (this.#keepAliveMs > 0) this.#timer.refresh();
			if (this.#client) this.#host.streamed(this.#client);
		} else if (this.#first) {
			this.#first = false;
			if (chunk[0] !== CONNECT_FIRST) this.#cutNow("the first packet is no CONNECT");
		}
	}

	/** While messages wait for the disk or for their turn, the socket may not be read, and its silence is ours. */
	#silent(): void {
		if (this.interceptor.holdsBack) this.#timer.refresh();
		else this.#cutNow("keep-alive passed");
	}

	#cutNow(why: string): void {
		if (this.interceptor.destroyed) return;
		this.cut(why);
		this.interceptor.sever();
	}

	cut(why: string): void {
		this.#host.ended("cut");
		this.#log.warn({ why }, "connection cut off");
	}

	strayed(topic: string): void {
		this.#host.ended("strayed");
		this.#log.warn({ topic: topic.slice(0, 200) }, "closed: published outside its own topics");
	}

	notTaken(error: unknown): void {
		this.#host.ended("not-taken");
		this.#log.error({ err: error }, "closed without acknowledgement: the message could not be stored");
	}
}
