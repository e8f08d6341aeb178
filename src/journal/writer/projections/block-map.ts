import type { Entry } from "../../../model/entry.ts";
import { BLOCK_SIZE, blockOf } from "../../store/block-map.ts";
import type { Connection } from "../../store/connect.ts";
import { defineProjection, type EntryWords, type Projection } from "./define-projection.ts";

/** Bytes of a new block's map: room for 512 words. */
const FIRST_BYTES = 64;

/**
 * Notes which words (devices, types, zones) occur in the newest block, one bit each, and writes the map once per commit.
 * An index for each of the three would touch a page per device in every commit; this touches one.
 */
class BlockMap implements Projection {
	#no = -1;
	#bits = new Uint8Array(FIRST_BYTES);
	#dirty = false;
	readonly #words: EntryWords;
	readonly #write;
	readonly #read;

	constructor(db: Connection, words: EntryWords) {
		this.#words = words;
		this.#write = db.prepare<[number, Uint8Array]>(
			"INSERT INTO block (no, words) VALUES (?, ?) ON CONFLICT (no) DO UPDATE SET words = excluded.words",
		);
		this.#read = db.prepare<[number], { words: Buffer }>("SELECT words FROM block WHERE no = ?");
	}

	apply({ seq }: Entry): void {
		const { type, zone, device } = this.#words;
		const no = blockOf(seq);
		if (no !== this.#no) this.#turnTo(no);
		this.#note(type);
		if (zone !== null) this.#note(zone);
		if (device !== null) this.#note(device);
	}

	flush(): void {
		if (!this.#dirty) return;
		this.#write.run(this.#no, this.#bits);
		this.#dirty = false;
	}

	reload(): void {
		this.#no = -1;
		this.#dirty = false;
	}

	#note(word: number): void {
		const byte = word >> 3;
		if (byte >= this.#bits.length) this.#grow(byte);
		const before = this.#bits[byte] ?? 0;
		const after = before | (1 << (word & 7));
		if (after === before) return;
		this.#bits[byte] = after;
		this.#dirty = true;
	}

	#turnTo(no: number): void {
		this.flush();
		const stored = this.#read.get(no)?.words;
		this.#bits = new Uint8Array(Math.max(FIRST_BYTES, stored?.length ?? 0));
		if (stored) this.#bits.set(stored);
		this.#no = no;
	}

	#grow(byte: number): void {
		const wider = new Uint8Array(Math.max(byte + 1, this.#bits.length * 2));
		wider.set(this.#bits);
		this.#bits = wider;
	}
}

/** Which words occur in each 1,024 entries: what a question for one device, type or zone reads first. */
export const blockMap = defineProjection({
	name: "blocks",
	tables: ["block"],
	from: "entries",
	isNeeded: true,
	// The block in which the journal begins names what was in all of it: a question looks through it in vain, at worst.
	standing: `no <= ? / ${BLOCK_SIZE}`,
	open: (db, words) => new BlockMap(db, words),
});
