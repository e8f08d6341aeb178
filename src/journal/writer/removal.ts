import { type Anchor, anchorIn } from "../store/anchor.ts";
import { BLOCK_SIZE, blockOf } from "../store/block-map.ts";
import type { Connection } from "../store/connect.ts";

/** Rows that go at once: some milliseconds. */
const ROWS = 64;
/** Free pages up to this share of the file stay in it: the next day's entries go there. */
const SPARE = 1 / 16;
/** `auto_vacuum`'s name for pages that are given back on demand (sqlite.org/pragma.html#pragma_auto_vacuum). */
const INCREMENTAL = 2;

/**
 * Removes the rows of what has left the journal and gives the pages back, a few in each transaction. Where it is cut off,
 * what is left goes after the next start.
 */
export class Removal {
	readonly #db: Connection;
	readonly #next;
	readonly #entries;
	readonly #links;
	readonly #blocks;
	readonly #beside;
	readonly #done;
	/** Up to here only what stays is left. */
	#through = { anchor: 0, seq: Number.MIN_SAFE_INTEGER };

	constructor(db: Connection) {
		this.#db = db;
		this.#next = db.prepare<[number, number], { seq: number | null }>(
			"SELECT min(seq) AS seq FROM entry WHERE seq > ? AND seq <= ?",
		);
		this.#entries = db.prepare<[number, number]>(
			"DELETE FROM entry WHERE seq BETWEEN ? AND ? AND seq NOT IN (SELECT seq FROM kept_entry)",
		);
		this.#links = db.prepare<[number]>("DELETE FROM link WHERE last_seq <= ?");
		this.#blocks = db.prepare<[number, number]>(
			`DELETE FROM block WHERE no >= ? AND no < ? AND NOT EXISTS
				(SELECT 1 FROM entry WHERE seq BETWEEN no * ${BLOCK_SIZE} AND no * ${BLOCK_SIZE} + ${BLOCK_SIZE - 1})`,
		);
		const some = (table: string, key: string, which: string) =>
			db.prepare<[number]>(
				`DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} WHERE ${which} LIMIT ${ROWS})`,
			);
		this.#beside = [
			some("image", "mark, tbl, key", "mark < ?"),
			some("mark", "seq", "seq < ?"),
			some("picture", "seq", "seq <= ? AND erased_at IS NOT NULL AND seq NOT IN (SELECT seq FROM kept_entry)"),
		];
		this.#done = db.prepare("UPDATE anchor SET done = 1");
	}

	/** Takes one small step in a transaction of its own; false once there is nothing left to do. */
	step(): boolean {
		const anchor = anchorIn(this.#db);
		if (!anchor) return false;
		if (anchor.done) return this.#giveBack();
		this.#db.transaction(() => this.#remove(anchor)).immediate();
		return true;
	}

	#remove(anchor: Anchor): void {
		const { seq } = anchor;
		const known = this.#through.anchor === seq ? this.#through.seq : Number.MIN_SAFE_INTEGER;
		const next = this.#next.get(known, seq)?.seq ?? undefined;
		if (next !== undefined) {
			const last = Math.min(seq, next + ROWS - 1);
			this.#entries.run(next, last);
			this.#links.run(last);
			this.#blocks.run(blockOf(next), blockOf(last + 1));
			this.#through = { anchor: seq, seq: last };
			return;
		}
		for (const some of this.#beside) if (some.run(seq).changes > 0) return;
		this.#done.run();
	}

	/** False where no more pages are free than the next entries need, or where the file was made to keep them. */
	#giveBack(): boolean {
		const pragma = (name: string) => Number(this.#db.pragma(name, { simple: true }));
		if (pragma("auto_vacuum") !== INCREMENTAL) return false;
		if (pragma("freelist_count") <= Math.max(ROWS, pragma("page_count") * SPARE)) return false;
		this.#db.pragma(`incremental_vacuum(${ROWS})`);
		return true;
	}
}
