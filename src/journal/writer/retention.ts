import type { Draft } from "../../model/entry.ts";
import { RETAINED, type RetainedSaid } from "../../model/retention.ts";
import { anchorIn, keptOf } from "../store/anchor.ts";
import { BehindTable } from "../store/behind-table.ts";
import { BLOCK_SIZE, occursIn } from "../store/block-map.ts";
import type { Connection } from "../store/connect.ts";
import type { Dictionary } from "../store/dictionary.ts";
import type { Retain } from "../thread-messages.ts";
import type { Mark, Marks } from "./marks.ts";

/** Incidents that are open or held, with what was merged into them or they were split from: their timeline is read from all of these. */
const KEPT_INCIDENTS = `WITH RECURSIVE kept (id) AS (
	SELECT id FROM object WHERE kind = 'incident' AND open = 1
	UNION SELECT id FROM object WHERE kind = 'incident' AND value ->> '$.held' IS NOT NULL
	UNION SELECT its.value FROM kept JOIN object ON object.kind = 'incident' AND object.id = kept.id,
		json_each(object.value, '$.merged') AS its
	UNION SELECT object.value ->> '$.splitFrom' FROM kept JOIN object ON object.kind = 'incident' AND object.id = kept.id
		WHERE object.value ->> '$.splitFrom' IS NOT NULL
)`;

/** Which entries up to a seq stay: of those incidents, that name a picture which stands, that put into force what judges. */
const KEPT = [
	`${KEPT_INCIDENTS} SELECT seq FROM entry WHERE incident IN (SELECT id FROM kept) AND seq <= @seq`,
	"SELECT picture.seq FROM picture JOIN entry ON entry.seq = picture.seq WHERE erased_at IS NULL AND picture.seq <= @seq",
	`SELECT seq FROM entry WHERE seq = (SELECT max(from_seq) FROM configuration_in_force) AND seq <= @seq`,
];

/** What the next start asks the journal for: whether a hub ran here, and since when it was down. */
const ASKED_AT_START = ["hub.started", "hub.stopped"];

/**
 * Lets whole commits leave from the journal's front. An entry says so and an anchor stands where the rest begins, in one
 * transaction; the rows go afterwards, a few at a time (`removal.ts`), and count as gone from then on.
 */
export class Retention {
	readonly #db: Connection;
	readonly #dictionary: Dictionary;
	readonly #marks: Marks;
	readonly #behind: BehindTable;
	readonly #anchor;
	readonly #clear;
	readonly #keep;
	readonly #keepOne;
	readonly #blocks;
	readonly #newestIn;

	constructor(db: Connection, { dictionary, marks }: { dictionary: Dictionary; marks: Marks }) {
		this.#db = db;
		this.#dictionary = dictionary;
		this.#marks = marks;
		this.#behind = new BehindTable(db);
		this.#anchor = db.prepare<[number, number, Buffer, Buffer, number, number]>(
			"INSERT OR REPLACE INTO anchor (no, seq, at, hash, state, entry, left_at, done) VALUES (1, ?, ?, ?, ?, ?, ?, 0)",
		);
		this.#clear = db.prepare("DELETE FROM kept_entry");
		this.#keep = KEPT.map((sql) => db.prepare<{ seq: number }>(`INSERT OR IGNORE INTO kept_entry ${sql}`));
		this.#keepOne = db.prepare<[number]>("INSERT OR IGNORE INTO kept_entry (seq) VALUES (?)");
		this.#blocks = db.prepare<[], { no: number; words: Buffer }>("SELECT no, words FROM block ORDER BY no DESC");
		this.#newestIn = db.prepare<[number, number, number], { seq: number }>(
			"SELECT seq FROM entry WHERE seq BETWEEN ? AND ? AND +type = ? ORDER BY seq DESC LIMIT 1",
		);
	}

	/**
	 * Sets the anchor to the newest mark of that time or earlier; `enter` has the journal say so and gives the entry's seq. Does
	 * nothing where there is none beyond the anchor. To be called before anything else changes in the open transaction.
	 */
	leave({ before, at }: Retain, enter: (draft: Draft) => number): RetainedSaid | undefined {
		const from = anchorIn(this.#db)?.seq ?? 0;
		// What must be rebuilt needs every entry that it lacks.
		const below = Math.min(Number.MAX_SAFE_INTEGER, ...this.#behind.all().values());
		const mark = this.#marks.by(before, { after: from, below });
		if (!mark) return undefined;
		this.#keepFor(mark);
		const kept = keptOf(this.#db);
		const said: RetainedSaid = {
			...{ through: mark.seq, at: mark.at, leaving: mark.seq - from },
			...{ hash: mark.hash.toString("hex"), state: mark.state.toString("hex"), kept },
		};
		const entry = enter({ source: "hub", type: RETAINED, id: `retained-${mark.seq}`, at, receivedAt: at, data: said });
		this.#anchor.run(mark.seq, mark.at, mark.hash, mark.state, entry, at);
		return said;
	}

	#keepFor({ seq }: Mark): void {
		this.#clear.run();
		for (const keep of this.#keep) keep.run({ seq });
		for (const type of ASKED_AT_START) {
			const newest = this.#newest(type);
			if (newest !== undefined && newest <= seq) this.#keepOne.run(newest);
		}
	}

	/** The newest entry of a type. */
	#newest(type: string): number | undefined {
		const word = this.#dictionary.find(type);
		if (word === undefined) return undefined;
		for (const { no, words } of this.#blocks.iterate()) {
			if (!occursIn(words, word)) continue;
			const found = this.#newestIn.get(no * BLOCK_SIZE, no * BLOCK_SIZE + BLOCK_SIZE - 1, word);
			if (found) return found.seq;
		}
		return undefined;
	}
}
