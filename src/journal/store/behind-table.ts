import type { Connection } from "./connect.ts";

/** Begins the key of a projection that lacks something. */
const BEHIND = "behind ";

/** Says which projections lack what followed from an entry on, and must be rebuilt. */
export class BehindTable {
	readonly #all;
	readonly #note;
	readonly #clear;

	constructor(db: Connection) {
		this.#all = db.prepare<[string], { key: string; value: string }>("SELECT key, value FROM folder WHERE key GLOB ?");
		this.#note = db.prepare<[string, string]>("INSERT INTO folder (key, value) VALUES (?, ?) ON CONFLICT DO NOTHING");
		this.#clear = db.prepare<[string]>("DELETE FROM folder WHERE key = ?");
	}

	/** The first entry that each of them lacks. */
	all(): ReadonlyMap<string, number> {
		return new Map(this.#all.all(`${BEHIND}*`).map(({ key, value }) => [key.slice(BEHIND.length), Number(value)]));
	}

	note(projection: string, seq: number): void {
		this.#note.run(BEHIND + projection, String(seq));
	}

	/** It was rebuilt. */
	clear(projection: string): void {
		this.#clear.run(BEHIND + projection);
	}
}
