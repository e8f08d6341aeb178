import type { Socket } from "node:net";
import { type Sender, signedIn, type Template, templateOf, uuidv7 } from "./senders.ts";

/** What a generator does: every sender keeps `window` messages unacknowledged. */
export interface Job {
	readonly port: number;
	readonly senders: readonly Sender[];
	readonly window: number;
	readonly warmUpMs: number;
	readonly measureMs: number;
}

export interface Result {
	readonly acknowledged: number;
	readonly perSecond: number;
	readonly p50Ms: number;
	readonly p99Ms: number;
}

const PUBACK = 0x40;
const PUBACK_BYTES = 4;
const BUCKET_MS = 0.02;
const BUCKETS = 200_000;

/** How long acknowledgements took, while it counts. */
class Tally {
	counting = false;
	count = 0;
	readonly #buckets = new Uint32Array(BUCKETS);

	add(ms: number): void {
		if (!this.counting) return;
		this.count++;
		const bucket = Math.min(BUCKETS - 1, Math.floor(ms / BUCKET_MS));
		this.#buckets[bucket] = (this.#buckets[bucket] ?? 0) + 1;
	}

	percentile(share: number): number {
		let below = 0;
		const bucket = this.#buckets.findIndex((n) => {
			below += n;
			return below >= this.count * share;
		});
		return Math.round((bucket + 0.5) * BUCKET_MS * 1_000) / 1_000;
	}
}

/** One connection: a ring of packets whose ids are overwritten in place, so that making load costs little. */
class Stream {
	readonly #socket: Socket;
	readonly #template: Template;
	readonly #window: number;
	readonly #ring: Buffer;
	readonly #sentAt: Float64Array;
	readonly #tally: Tally;
	#next = 0;
	#awaited = 0;
	#partial: Buffer = Buffer.alloc(0);

	constructor(socket: Socket, sender: Sender, { window }: Job, tally: Tally) {
		this.#socket = socket;
		this.#template = templateOf(sender);
		this.#window = window;
		this.#tally = tally;
		this.#sentAt = new Float64Array(window);
		this.#ring = Buffer.concat(Array.from({ length: window }, () => this.#template.bytes));
		for (let slot = 0; slot < window; slot++) {
			this.#ring.writeUInt16BE(slot + 1, slot * this.#template.bytes.length + this.#template.packetIdAt);
		}
		socket.on("data", (bytes: Buffer) => this.#acknowledged(bytes));
	}

	start(): void {
		this.#send(this.#window);
	}

	end(): void {
		this.#socket.removeAllListeners("data").destroy();
	}

	#send(count: number): void {
		const size = this.#template.bytes.length;
		const now = performance.now();
		const time = Date.now();
		for (let left = count; left > 0; ) {
			const slot = this.#next;
			const run = Math.min(left, this.#window - slot);
			for (let i = slot; i < slot + run; i++) {
				this.#ring.write(uuidv7(time), i * size + this.#template.idAt, "latin1");
				this.#sentAt[i] = now;
			}
			this.#socket.write(this.#ring.subarray(slot * size, (slot + run) * size));
			this.#next = (slot + run) % this.#window;
			left -= run;
		}
	}

	#acknowledged(chunk: Buffer): void {
		const bytes = this.#partial.length > 0 ? Buffer.concat([this.#partial, chunk]) : chunk;
		const now = performance.now();
		let at = 0;
		for (; at + PUBACK_BYTES <= bytes.length; at += PUBACK_BYTES) {
			const slot = this.#awaited;
			if (bytes[at] !== PUBACK || bytes.readUInt16BE(at + 2) !== slot + 1) {
				throw new Error(`found ${bytes.toString("hex", at, at + 4)} for the acknowledgement of message ${slot + 1}`);
			}
			this.#tally.add(now - (this.#sentAt[slot] ?? now));
			this.#awaited = (slot + 1) % this.#window;
		}
		this.#partial = bytes.subarray(at);
		this.#send(at / PUBACK_BYTES);
	}
}

async function run(job: Job): Promise<Result> {
	const tally = new Tally();
	const streams: Stream[] = [];
	for (const sender of job.senders) streams.push(new Stream(await signedIn(job.port, sender), sender, job, tally));
	for (const stream of streams) stream.start();
	await new Promise((done) => setTimeout(done, job.warmUpMs));
	tally.counting = true;
	const from = performance.now();
	await new Promise((done) => setTimeout(done, job.measureMs));
	tally.counting = false;
	const seconds = (performance.now() - from) / 1_000;
	for (const stream of streams) stream.end();
	const perSecond = Math.round(tally.count / seconds);
	return { acknowledged: tally.count, perSecond, p50Ms: tally.percentile(0.5), p99Ms: tally.percentile(0.99) };
}

process.once("message", (job: Job) => {
	void run(job).then((result) => process.send?.(result, () => process.disconnect()));
});
