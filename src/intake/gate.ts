import { Duplex } from "node:stream";
import { Acknowledgements, type Owed } from "./acknowledgements.ts";
import { type FrameSink, Frames } from "./frames.ts";
import { ALL_IN_HAND_MAX, IN_HAND_BYTES_MAX, IN_HAND_MAX } from "./limits.ts";
import { faultOfTopic, stringEnd, TYPE } from "./packets.ts";
import type { Route } from "./route.ts";

/** What a gate asks of whoever put it there. */
export interface Keeper {
	/** Messages of all streams whose commit is under way. */
	readonly load: Load;
	/** Why a packet with this fixed header must not come in, or undefined. */
	judge(first: number, remaining: number): string | undefined;
	/** What becomes of a packet that is no message: pass it on, swallow it, or keep it and hold all that comes after it. */
	packet(type: number, bytes: Buffer, start: number, body: number, end: number): Verdict;
	/** Where a message to `topic` goes; undefined: nowhere lawful. */
	route(topic: string): Route | undefined;
	/** Takes the message. Resolves once it is on disk, undefined if there is nothing to wait for; rejects: not taken. */
	take(route: Route, payload: Buffer): Promise<unknown> | undefined;
	/** Bytes have come. */
	heard(chunk: Buffer): void;
	/** The other end did what it must not, or the store could not take a message: the stream is cut. */
	cut(why: string): void;
	strayed(topic: string): void;
	notTaken(error: unknown): void;
}

export interface Load {
	inHand: number;
}

export type Verdict = "pass" | "swallow" | "hold" | { readonly cut: string };

const LINGER_MS = 1_000;
const DUP = 0x08;

/**
 * Stands between a byte stream and an MQTT library. Messages never reach the library: they go straight to the keeper, and
 * are acknowledged here once they are on disk, in order. All other packets pass, if they are lawful.
 *
 * A stream whose messages wait for the disk is not read beyond a bound; the sender feels it as TCP's back-pressure.
 */
export class Gate extends Duplex implements FrameSink {
	readonly #wire: Duplex;
	readonly #keeper: Keeper;
	readonly #frames: Frames = new Frames(this);
	readonly #acknowledgements: Acknowledgements = new Acknowledgements((bytes) => this.writable && this.write(bytes));
	readonly #routes = new Map<string, Route>();
	#inHand = 0;
	#inHandBytes = 0;
	#libraryFull = false;
	#ending = false;
	#idle: (() => void)[] = [];

	constructor(wire: Duplex, keeper: Keeper) {
		super({ allowHalfOpen: true, readableHighWaterMark: 65_536, writableHighWaterMark: 262_144 });
		this.#wire = wire;
		this.#keeper = keeper;
		wire.on("data", (chunk: Buffer) => {
			keeper.heard(chunk);
			this.#frames.read(chunk);
			this.#pace();
		});
		wire.once("end", () => void this.idle().then(() => this.destroyed || this.push(null)));
		wire.once("error", () => this.destroy());
		wire.once("close", () => this.destroy());
	}

	/** Messages whose commit is under way. */
	get inHand(): number {
		return this.#inHand;
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
		await this.idle();
		this.#acknowledgements.flush();
		if (this.writableLength > 0) await new Promise<void>((done) => this.write(Buffer.alloc(0), () => done()));
	}

	/** Resolves when no message waits for the disk. */
	async idle(): Promise<void> {
		if (this.#inHand > 0) await new Promise<void>((done) => this.#idle.push(done));
	}

	judge(first: number, remaining: number): string | undefined {
		return this.#keeper.judge(first, remaining);
	}

	broken(why: string): void {
		this.#keeper.cut(why);
		this.sever();
	}

	packet(bytes: Buffer, start: number, body: number, end: number): boolean {
		const first = bytes[start] ?? 0;
		if (first >> 4 === TYPE.publish) {
			this.#message(first, bytes, body, end);
			return true;
		}
		const verdict = this.#keeper.packet(first >> 4, bytes, start, body, end);
		if (typeof verdict === "object") this.broken(verdict.cut);
		else if (verdict === "pass") this.pass(bytes.subarray(start, end));
		return verdict !== "hold";
	}

	#message(first: number, bytes: Buffer, body: number, end: number): void {
		const qos = (first >> 1) & 3;
		const topicEnd = body + 2 <= end ? body + 2 + bytes.readUInt16BE(body) : end + 1;
		const payloadAt = topicEnd + (qos > 0 ? 2 : 0);
		const packetId = qos > 0 && payloadAt <= end ? bytes.readUInt16BE(topicEnd) : 0;
		const fault = faultOfMessage(first, payloadAt <= end, packetId);
		if (fault !== undefined) {
			this.broken(fault);
			return;
		}
		const route =
			this.#routes.get(bytes.toString("latin1", body + 2, topicEnd)) ?? this.#newRoute(bytes, body, topicEnd);
		if (!route) return;
		const owed = qos > 0 ? this.#acknowledgements.owe(qos, packetId) : undefined;
		const taken = this.#keeper.take(route, bytes.subarray(payloadAt, end));
		if (taken) this.#wait(taken, owed, end - body);
		else if (owed) this.#acknowledgements.settle(owed);
	}

	#wait(taken: Promise<unknown>, owed: Owed | undefined, size: number): void {
		this.#inHand++;
		this.#keeper.load.inHand++;
		this.#inHandBytes += size;
		taken.then(
			() => {
				if (owed) this.#acknowledgements.settle(owed);
				this.#settled(size);
			},
			(error: unknown) => {
				if (!this.destroyed) this.#keeper.notTaken(error);
				this.sever();
				this.#settled(size);
			},
		);
	}

	/** The route of a topic not seen before on this stream; ends the stream where the topic must not be. */
	#newRoute(bytes: Buffer, body: number, topicEnd: number): Route | undefined {
		const fault =
			stringEnd(bytes, body, topicEnd) < 0
				? "a topic that is not well-formed UTF-8"
				: faultOfTopic(bytes, body + 2, topicEnd);
		if (fault !== undefined) {
			this.broken(fault);
			return undefined;
		}
		const topic = bytes.toString("utf8", body + 2, topicEnd);
		const route = this.#keeper.route(topic);
		if (!route) {
			this.#keeper.strayed(topic);
			this.sever();
			return undefined;
		}
		const few = route.leaf !== undefined && route.leaf !== "snapshot";
		if (few) this.#routes.set(bytes.toString("latin1", body + 2, topicEnd), route);
		return route;
	}

	#settled(size: number): void {
		this.#inHand--;
		this.#keeper.load.inHand--;
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
			this.#inHand >= IN_HAND_MAX ||
			// Never while it has nothing in hand: then nothing would wake it.
			(this.#inHand > 0 && this.#keeper.load.inHand >= ALL_IN_HAND_MAX) ||
			this.#inHandBytes >= IN_HAND_BYTES_MAX;
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
		if (!this.#wire.destroyed) letGo(this.#wire, error);
		done(null);
	}
}

function faultOfMessage(first: number, whole: boolean, packetId: number): string | undefined {
	const qos = (first >> 1) & 3;
	if (!whole) return "a PUBLISH that is cut short";
	if (qos > 0 && packetId === 0) return "packet id 0";
	return qos === 0 && first & DUP ? "DUP on a message of QoS 0" : undefined;
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
