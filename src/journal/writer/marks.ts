import { DAY_MS } from "../../model/retention.ts";
import { type Anchor, stateHash } from "../store/anchor.ts";
import type { Connection } from "../store/connect.ts";

/** Where the journal stands between two commits. */
interface Standing {
	readonly seq: number;
	/** Engine time, epoch ms. */
	readonly at: number;
	/** The chain's hash. */
	readonly hash: Buffer;
}

export type Mark = Pick<Anchor, "seq" | "at" | "hash" | "state">;

/** The moments at which the journal may begin anew one day. */
export class Marks {
	readonly #everyMs: number;
	readonly #db: Connection;
	readonly #newest;
	readonly #make;
	readonly #by;

	constructor(db: Connection, everyMs: number = DAY_MS) {
		this.#db = db;
		this.#everyMs = everyMs;
		this.#newest = db.prepare<[], Pick<Mark, "seq" | "at">>("SELECT seq, at FROM mark ORDER BY seq DESC LIMIT 1");
		this.#make = db.prepare<[number, number, Buffer, Buffer]>(
			"INSERT INTO mark (seq, at, hash, state) VALUES (?, ?, ?, ?)",
		);
		this.#by = db.prepare<{ after: number; at: number; below: number }, Mark>(
			`SELECT seq, at, hash, state FROM mark WHERE seq > @after AND at <= @at AND seq < @below ORDER BY seq DESC LIMIT 1`,
		);
	}

	/** Makes a mark of where the journal stands, once a day of its own time; in the transaction that is open, before anything else in it. */
	pass({ seq, at, hash }: Standing): void {
		const newest = this.#newest.get();
		if (seq === 0 || (newest && (seq === newest.seq || Math.abs(at - newest.at) < this.#everyMs))) return;
		this.#make.run(seq, at, hash, stateHash(this.#db));
	}

	/** The newest mark of that time or earlier, after one seq and below another. */
	by(at: number, { after, below }: { after: number; below: number }): Mark | undefined {
		return this.#by.get({ after, at, below });
	}
}
