import { isUtf8 } from "node:buffer";
import { Duplex } from "node:stream";
import { BUDGETS } from "../model/budgets.ts";
import { type FrameLimit, type FrameSink, Frames } from "./frames.ts";
import { faultOfTopic, TYPE } from "./packets.ts";
import { type PendingAck, PendingAcks } from "./pending-acks.ts";
import type { Route } from "./route.ts";
import { SetBack } from "./set-back.ts";

/** What an interceptor asks of whoever put it there. */
export interface PublishHandler {
	/** Messages of all streams whose commit is under way. */
	readonly load: Load;
	/** Judges the fixed header of a packet before the rest is waited for. */
	judge(first: number, remaining: number): FrameLimit;
	/** What becomes of a packet that is no message: pass it on, swallow it, or keep it and hold all that comes after it. */
	packet(type: number, bytes: Buffer, start: number, body: number, end: number): Verdict;
	/** Where a message to `topic` goes; undefined: nowhere lawful. */
	route(topic: string): Route | undefined;
	/**
	 * Takes the message; `retained`: it was there before the hub asked. Resolves once it is on disk, undefined if there is
	 * nothing to wait for; rejects: not taken.
	 */
	take(route: Route, payload: Buffer, retained: boolean): Promise<unknown> | undefined;
	/** Counts the message; how long nothing more of its sort should come, ms. Absent: as fast as it will. */
	pace?(route: Route, bytes: number): number;
	/**
	 * Takes a message that MQTT forbids, or only the beginning of one too long, where the stream is not its sender's own:
	 * as `take`. Absent: the stream is cut.
	 */
	takeSpoilt?(spoilt: Spoilt): Promise<unknown> | undefined;
	/** Bytes have come. */
	heard(chunk: Buffer): void;
	/** The other end did what it must not, or the store could not take a message: the stream is cut. */
	cut(why: string): void;
	strayed(topic: string): void;
	notTaken(error: unknown): void;
}

/** A message that is no lawful one. */
export interface Spoilt {
	/** As far as it can be read. */
	readonly topic: string;
	readonly payload: Buffer;
	/** Of the payload, with what was not kept. */
	readonly totalBytes: number;
	readonly why: string;
	readonly retained: boolean;
}

export interface Load {
	inHand: number;
}

export type Verdict = "pass" | "swallow" | "hold" | { readonly cut: string };

const LINGER_MS = 1_000;
const DUP = 0x08;
const RETAIN = 0x01;

/**
 * Stands between a byte stream and an MQTT library. Messages never reach the library: they go straight to the handler, and
 * are acknowledged here once they are on disk, in order. All other packets pass, if they are lawful.
 *
 * A stream whose messages wait for the disk is not read beyond a bound; the sender feels it as TCP's back-pressure.
 */
export class PublishInterceptor extends Duplex implements FrameSink {
	readonly #wire: Duplex;
	readonly #handler: PublishHandler;
	readonly #frames: Frames = new Frames(this);
	readonly #acknowledgements: PendingAcks = new PendingAcks((bytes) => this.writable && this.write(bytes));
	readonly #routes = new Map<string, Route>();
	#inHand = 0;
	#inHandBytes = 0;
	/** What came faster than it may, but no event: those never wait behind it. */
	readonly #setBack: SetBack = new SetBack(() => this.#pace());
	/** Set while the socket is not read, because events came faster than they may. */
	#slowed: NodeJS.Timeout | undefined;
	#libraryFull = false;
	#ending = false;
	#idle: (() => void)[] = [];

	constructor(wire: Duplex, handler: PublishHandler) {
		super({ allowHalfOpen: true, readableHighWaterMark: 65_536, writableHighWaterMark: 262_144 });
		this.#wire = wire;
		this.#handler = handler;
		wire.on("data", (chunk: Buffer) => {
			handler.heard(chunk);
			this.#frames.read(chunk);
			this.#pace();
		});
		wire.once("end", () => void this.#all().then(() => this.destroyed || this.push(null)));
		wire.once("error", () => this.destroy());
		wire.once("close", () => this.destroy());
	}

	/** True while the other end's silence may be ours: the socket is not read, or something waits for the disk. */
	get holdsBack(): boolean {
		return this.#inHand > 0 || this.#slowed !== undefined || this.#setBack.count > 0;
	}

	/** Works out anew where messages go. */
	forgetRoutes(): void {
		this.#routes.clear();
	}

	/** Lets in what was held back. */
	resumeHeld(): void {
		this.#frames.resume();
		this.#pace();
	}

	/** Hands a packet to the library. */
	pass(packet: Buffer): void {
		if (!this.push(packet)) this.#libraryFull = true;
	}

	/** Ends the stream now, without an answer. */
	sever(): void {
		this.#frames.stop();
		this.#wire.destroy();
		this.destroy();
	}

	/** Says `bytes` and ends the stream. */
	dismiss(bytes: Buffer): void {
		this.#frames.stop();
		this.#wire.write(bytes);
		this.destroy();
	}

	/** Takes nothing more; resolves once all that is in hand is committed and acknowledged. */
	async finish(): Promise<void> {
		this.#ending = true;
		this.#frames.stop();
		this.#pace();
		await this.#all();
		this.#acknowledgements.flush();
		if (this.writableLength > 0) await new Promise<void>((done) => this.write(Buffer.alloc(0), () => done()));
	}

	/** Takes what was set back, and resolves as `idle`. */
	#all(): Promise<void> {
		this.#setBack.flush();
		return this.idle();
	}

	/** Resolves when no message waits for the disk. */
	async idle(): Promise<void> {
		if (this.#inHand > 0) await new Promise<void>((done) => this.#idle.push(done));
	}

	judge(first: number, remaining: number): FrameLimit {
		return this.#handler.judge(first, remaining);
	}

	broken(why: string): void {
		this.#handler.cut(why);
		this.sever();
	}

	packet(bytes: Buffer, start: number, body: number, end: number): boolean {
		const first = bytes[start] ?? 0;
		if (first >> 4 === TYPE.publish) {
			this.#message(first, bytes, body, end);
			return true;
		}
		const verdict = this.#handler.packet(first >> 4, bytes, start, body, end);
		if (typeof verdict === "object") this.broken(verdict.cut);
		else if (verdict === "pass") this.pass(bytes.subarray(start, end));
		return verdict !== "hold";
	}

	oversized(bytes: Buffer, body: number, missing: number): void {
		const message = readMessage(bytes[0] ?? 0, bytes, body, bytes.length);
		const length = bytes.length - body + missing;
		this.#spoilt(message, { why: `a packet of ${length} bytes, at most ${BUDGETS.packet.limit} allowed`, missing });
	}

	#message(first: number, bytes: Buffer, body: number, end: number): void {
		const message = readMessage(first, bytes, body, end);
		const { qos, packetId, payload, topicEnd, fault } = message;
		if (fault !== undefined) {
			this.#spoilt(message, { why: fault });
			return;
		}
		const name = bytes.toString("latin1", body + 2, topicEnd);
		const route = this.#routes.get(name) ?? this.#newRoute(name, message);
		if (!route) return;
		const pendingAck = qos > 0 ? this.#acknowledgements.owe(qos, packetId) : undefined;
		const waitMs = this.#handler.pace?.(route, end - body) ?? 0;
		const { retained } = message;
		if (route.leaf !== "event" && (waitMs > 0 || this.#setBack.count > 0)) {
			const kept = Buffer.from(payload);
			this.#setBack.add(kept.length, waitMs, () => this.#take(route, kept, { pendingAck, retained }));
			return;
		}
		this.#take(route, payload, { pendingAck, retained });
		if (waitMs > 0) this.#slowFor(waitMs);
	}

	#take(
		route: Route,
		payload: Buffer,
		{ pendingAck, retained }: { pendingAck: PendingAck | undefined; retained: boolean },
	): void {
		if (this.destroyed) return;
		const taken = this.#handler.take(route, payload, retained);
		if (taken) this.#wait(taken, pendingAck, payload.length + route.topic.length);
		else if (pendingAck) this.#acknowledgements.settle(pendingAck);
	}

	/** Reads nothing for so long. */
	#slowFor(ms: number): void {
		clearTimeout(this.#slowed);
		this.#slowed = setTimeout(() => {
			this.#slowed = undefined;
			this.#pace();
		}, ms);
	}

	/** What must not be on this stream: its own sender's ends here; on a shared one it goes where it can be seen. */
	#spoilt(message: Message, { why, missing = 0 }: { why: string; missing?: number }): void {
		const { qos, packetId, payload, retained, topic } = message;
		if (!this.#handler.takeSpoilt) {
			this.broken(why);
			return;
		}
		const pendingAck = qos > 0 && packetId > 0 ? this.#acknowledgements.owe(qos, packetId) : undefined;
		const totalBytes = payload.length + missing;
		const taken = this.#handler.takeSpoilt({ topic: topic.toString(), payload, totalBytes, why, retained });
		if (taken) this.#wait(taken, pendingAck, payload.length);
		else if (pendingAck) this.#acknowledgements.settle(pendingAck);
	}

	#wait(taken: Promise<unknown>, pendingAck: PendingAck | undefined, size: number): void {
		this.#inHand++;
		this.#handler.load.inHand++;
		this.#inHandBytes += size;
		taken.then(
			() => {
				if (pendingAck) this.#acknowledgements.settle(pendingAck);
				this.#settled(size);
			},
			(error: unknown) => {
				if (!this.destroyed) this.#handler.notTaken(error);
				this.sever();
				this.#settled(size);
			},
		);
	}

	/** The route of a topic not seen before on this stream; ends the stream where the topic must not be. */
	#newRoute(name: string, message: Message): Route | undefined {
		const { topic: bytes } = message;
		const lawful = isUtf8(bytes) && !bytes.includes(0);
		const fault = lawful ? faultOfTopic(bytes, 0, bytes.length) : "a topic that is not well-formed UTF-8";
		if (fault !== undefined) {
			this.#spoilt(message, { why: fault });
			return undefined;
		}
		const topic = bytes.toString();
		const route = this.#handler.route(topic);
		if (!route) {
			this.#handler.strayed(topic);
			this.sever();
			return undefined;
		}
		const few = route.leaf !== undefined && route.leaf !== "snapshot";
		if (few) this.#routes.set(name, route);
		return route;
	}

	#settled(size: number): void {
		this.#inHand--;
		this.#handler.load.inHand--;
		this.#inHandBytes -= size;
		if (this.#inHand === 0) for (const done of this.#idle.splice(0)) done();
		this.#pace();
	}

	#pace(): void {
		if (this.destroyed || this.#wire.destroyed) return;
		const enough =
			this.#ending ||
			this.#libraryFull ||
			this.#frames.holding ||
			this.#slowed !== undefined ||
			this.#setBack.bytes >= BUDGETS["set-back"].limit ||
			this.#inHand >= BUDGETS["in-hand"].limit ||
			// Never while it has nothing in hand: then nothing would wake it.
			(this.#inHand > 0 && this.#handler.load.inHand >= BUDGETS["all-in-hand"].limit) ||
			this.#inHandBytes >= BUDGETS["in-hand-bytes"].limit;
		if (enough !== this.#wire.isPaused()) enough ? this.#wire.pause() : this.#wire.resume();
	}

	override _read(): void {
		this.#libraryFull = false;
		this.#pace();
	}

	override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
		this.#wire.write(chunk, done);
	}

	override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
		this.#wire.write(Buffer.concat(chunks.map(({ chunk }) => chunk)), done);
	}

	override _final(done: () => void): void {
		this.#wire.end(done);
	}

	override _destroy(error: Error | null, done: (error: Error | null) => void): void {
		this.#frames.stop();
		this.#setBack.drop();
		clearTimeout(this.#slowed);
		if (!this.#wire.destroyed) letGo(this.#wire, error);
		done(null);
	}
}

/** A PUBLISH as it lies in its bytes. */
interface Message {
	readonly qos: number;
	readonly retained: boolean;
	readonly topic: Buffer;
	/** Where the topic ends, in the bytes that were read. */
	readonly topicEnd: number;
	/** 0 where there is none, or none that is lawful. */
	readonly packetId: number;
	readonly payload: Buffer;
	/** What MQTT forbids in it. */
	readonly fault?: string;
}

/** Reads a PUBLISH (MQTT 3.1.1 §3.3) whose fixed header is lawful, as far as it can be read. */
function readMessage(first: number, bytes: Buffer, body: number, end: number): Message {
	const qos = (first >> 1) & 3;
	const stop = body + 2 <= end ? body + 2 + bytes.readUInt16BE(body) : end + 1;
	const payloadAt = stop + (qos > 0 ? 2 : 0);
	const whole = payloadAt <= end;
	const packetId = qos > 0 && whole ? bytes.readUInt16BE(stop) : 0;
	const topicEnd = Math.min(stop, end);
	const read = {
		...{ qos, packetId, topicEnd, retained: (first & RETAIN) !== 0 },
		topic: bytes.subarray(Math.min(body + 2, end), topicEnd),
		payload: bytes.subarray(Math.min(payloadAt, end), end),
	};
	if (!whole) return { ...read, fault: "a PUBLISH that is cut short" };
	if (qos > 0 && packetId === 0) return { ...read, fault: "packet id 0" };
	if (qos === 0 && first & DUP) return { ...read, fault: "DUP on a message of QoS 0" };
	return read;
}

/** What was written still leaves; a peer that does not close its side in time is cut. */
function letGo(wire: Duplex, error: Error | null): void {
	if (error) {
		wire.destroy();
		return;
	}
	wire.end();
	wire.resume();
	const timer = setTimeout(() => wire.destroy(), LINGER_MS);
	timer.unref();
	wire.once("close", () => clearTimeout(timer));
}
