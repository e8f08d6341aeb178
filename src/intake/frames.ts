/** Why the stream must end here; of how many bytes after the header only the first are kept; undefined: it may come. */
export type FrameLimit = string | { readonly keep: number } | undefined;

/** What is done with the packets that `Frames` finds. Offsets are into `bytes`, which is not copied. */
export interface FrameSink {
	/** Judges a fixed header before its packet is waited for. */
	judge(first: number, remaining: number): FrameLimit;
	/** Takes one whole packet; `body` is where its variable header begins. False: hold the rest until `resume`. */
	packet(bytes: Buffer, start: number, body: number, end: number): boolean;
	/** Takes the beginning of a packet whose rest was drained; `bytes` end where it was cut, `missing` were not kept. */
	oversized(bytes: Buffer, body: number, missing: number): void;
	/** The stream can't be read further. */
	broken(reason: string): void;
}

const MORE = 0x80;
const LENGTH_BYTES_MAX = 4;
const FIRST_HOLD = 4_096;

/**
 * Cuts a stream of bytes into MQTT control packets (MQTT 3.1.1 §2.2).
 *
 * A packet inside one chunk is handed on where it lies; one that spans chunks is gathered in a buffer which grows with
 * what has come, never with what a header merely promises.
 */
export class Frames {
	readonly #sink: FrameSink;
	/** The beginning of a packet whose rest has not come. */
	#held: Buffer = Buffer.alloc(0);
	#have = 0;
	/** Length of the held packet, or of what is kept of it; 0 while its header is not complete. */
	#need = 0;
	/** What comes behind `#need` and belongs to the same packet: it is drained. */
	#excess = 0;
	#drained = 0;
	#body = 0;
	#waiting: Buffer | undefined;
	#stopped = false;
	#holding = false;

	constructor(sink: FrameSink) {
		this.#sink = sink;
	}

	/** True between `packet` saying false and `resume`. */
	get holding(): boolean {
		return this.#holding;
	}

	/** Nothing is read any more. */
	stop(): void {
		this.#stopped = true;
		this.#waiting = undefined;
		this.#held = Buffer.alloc(0);
	}

	/** Goes on after a packet on which the sink said false. */
	resume(): void {
		this.#holding = false;
		const rest = this.#waiting;
		this.#waiting = undefined;
		if (rest) this.read(rest);
	}

	/** Reads the next bytes of the stream. */
	read(chunk: Buffer): void {
		if (this.#stopped) return;
		if (this.#holding) {
			this.#waiting = this.#waiting ? Buffer.concat([this.#waiting, chunk]) : chunk;
			return;
		}
		let at = this.#have > 0 ? this.#complete(chunk) : 0;
		while (at < chunk.length && !this.#stopped) {
			if (this.#holding) {
				this.#waiting = chunk.subarray(at);
				return;
			}
			const length = this.#header(chunk, at);
			if (this.#stopped) return;
			if (this.#excess > 0) {
				this.#hold(chunk, at, Math.min(at + length, chunk.length));
				at += this.#have + this.#drain(chunk.length - at - this.#have);
				continue;
			}
			if (length === 0 || at + length > chunk.length) {
				this.#hold(chunk, at, chunk.length);
				return;
			}
			const body = this.#body;
			this.#need = 0;
			this.#deliver(chunk, at, at + body, at + length);
			at += length;
		}
	}

	/** The whole length of the packet at `at`, with `#need` and `#body` set; 0 while its header is not all there. */
	#header(chunk: Buffer, at: number): number {
		let remaining = 0;
		for (let i = 1; i <= LENGTH_BYTES_MAX; i++) {
			const byte = chunk[at + i];
			if (byte === undefined || at + i >= chunk.length) return 0;
			remaining += (byte & ~MORE) << (7 * (i - 1));
			if (byte < MORE) {
				const judged = this.#sink.judge(chunk[at] ?? 0, remaining);
				if (typeof judged === "string") this.#break(judged);
				const keep = typeof judged === "object" ? Math.min(judged.keep, remaining) : remaining;
				this.#body = 1 + i;
				this.#need = 1 + i + keep;
				this.#excess = remaining - keep;
				return this.#need;
			}
		}
		this.#break("remaining length of more than four bytes");
		return 0;
	}

	/** Lets go by what has come of the excess of the held packet, and delivers its beginning once all has; says how much. */
	#drain(come: number): number {
		const now = Math.min(come, this.#excess - this.#drained);
		if (this.#have < this.#need) return 0;
		this.#drained += now;
		if (this.#drained < this.#excess) return now;
		const kept = this.#held.subarray(0, this.#need);
		const [body, missing] = [this.#body, this.#excess];
		this.#forget();
		this.#sink.oversized(kept, body, missing);
		return now;
	}

	#forget(): void {
		this.#held = Buffer.alloc(0);
		this.#have = 0;
		this.#need = 0;
		this.#excess = 0;
		this.#drained = 0;
	}

	#break(reason: string): void {
		this.stop();
		this.#sink.broken(reason);
	}

	#deliver(bytes: Buffer, start: number, body: number, end: number): void {
		if (!this.#sink.packet(bytes, start, body, end)) this.#holding = true;
	}

	#hold(chunk: Buffer, from: number, to: number): void {
		const have = this.#have + to - from;
		if (have > this.#held.length) {
			const grown = Buffer.allocUnsafe(Math.max(FIRST_HOLD, have, Math.min(this.#need, have * 2)));
			this.#held.copy(grown, 0, 0, this.#have);
			this.#held = grown;
		}
		chunk.copy(this.#held, this.#have, from, to);
		this.#have = have;
	}

	/** Adds to the held packet what the chunk has of it; says how much that was. */
	#complete(chunk: Buffer): number {
		let used = 0;
		while (this.#need === 0 && used < chunk.length) {
			this.#hold(chunk, used, used + 1);
			used++;
			this.#header(this.#held.subarray(0, this.#have), 0);
			if (this.#stopped) return used;
		}
		const missing = Math.min(this.#need - this.#have, chunk.length - used);
		if (missing > 0) this.#hold(chunk, used, used + missing);
		used += Math.max(missing, 0);
		if (this.#need === 0 || this.#have < this.#need) return used;
		if (this.#excess > 0) return used + this.#drain(chunk.length - used);
		const whole = this.#held.subarray(0, this.#need);
		const body = this.#body;
		this.#forget();
		this.#deliver(whole, 0, body, whole.length);
		return used;
	}
}
