import type { Connection } from "./connect.ts";

/** Entries per block: a page of one device's entries among 744 reads some 70 blocks. */
const BLOCK_BITS = 10;
export const BLOCK_SIZE = 1 << BLOCK_BITS;

/** The block an entry lies in. */
export function blockOf(seq: number): number {
	return Math.floor(seq / BLOCK_SIZE);
}

/** Whether the word with number `no` occurs in the block. */
export function occursIn(words: Uint8Array, no: number): boolean {
	return ((words[no >> 3] ?? 0) & (1 << (no & 7))) !== 0;
}

/**
 * Notes which words (devices, types, zones) occur in the newest block, one bit each, and writes the map once per commit.
 * An index for each of the three would touch a page per device in every commit; this touches one.
 */
export class BlockMap {
	#no = -1;
	#bits = new Uint8Array(64);
	#dirty = false;
	readonly #write;
	readonly #read;

	constructor(db: Connection) {
		this.#write = db.prepare<[number, Uint8Array]>(
			"INSERT INTO block (no, words) VALUES (?, ?) ON CONFLICT (no) DO UPDATE SET words = excluded.words",
		);
		this.#read = db.prepare<[number], { words: Buffer }>("SELECT words FROM block WHERE no = ?");
	}

	note(seq: number, word: number | null): void {
		if (word === null) return;
		const no = blockOf(seq);
		if (no !== this.#no) this.#turnTo(no);
		const byte = word >> 3;
		if (byte >= this.#bits.length) this.#grow(byte);
		const before = this.#bits[byte] ?? 0;
		const after = before | (1 << (word & 7));
		if (after === before) return;
		this.#bits[byte] = after;
		this.#dirty = true;
	}

	/** Writes what was noted into the open transaction. */
	flush(): void {
		if (!this.#dirty) return;
		this.#write.run(this.#no, this.#bits);
		this.#dirty = false;
	}

	/** Forgets what was noted: after a rollback. */
	reload(): void {
		this.#no = -1;
		this.#dirty = false;
	}

	#turnTo(no: number): void {
		this.flush();
		const stored = this.#read.get(no)?.words;
		this.#bits = new Uint8Array(Math.max(64, stored?.length ?? 0));
		if (stored) this.#bits.set(stored);
		this.#no = no;
	}

	#grow(byte: number): void {
		const wider = new Uint8Array(Math.max(byte + 1, this.#bits.length * 2));
		wider.set(this.#bits);
		this.#bits = wider;
	}
}
