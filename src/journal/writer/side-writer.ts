import type { SideWrite } from "../journal.ts";
import { type Connection, storeFault } from "../store/connect.ts";
import { Database } from "../store/sqlite.ts";
import type { Answer } from "../thread-messages.ts";

/** A side write was refused by the database; its entry was undone with it. */
export class SideWriteFailed extends Error {
	readonly answer: Exclude<Answer, number>;
	constructor(answer: Exclude<Answer, number>) {
		super("side write failed");
		this.answer = answer;
	}
}

/** Writes to the tables beside the journal, all or none, together with the entry that says so. */
export class SideWriter {
	readonly #db: Connection;

	constructor(db: Connection) {
		this.#db = db;
	}

	/** Does writes that belong to no entry. @throws {SideWriteFailed} One was refused; none stands. */
	alone(writes: readonly SideWrite[]): void {
		this.with(
			writes,
			() => true,
			() => undefined,
		);
	}

	/**
	 * Does `insert`, then `writes`, under one savepoint; false if `insert` said that there was nothing to do.
	 *
	 * @throws {SideWriteFailed} A write was refused; neither the entry nor any write stands, and `undo` was called.
	 */
	with(writes: readonly SideWrite[], insert: () => boolean, undo: () => void): boolean {
		this.#db.exec("SAVEPOINT entry");
		const inserted = insert();
		try {
			if (inserted) for (const { sql, params } of writes) this.#db.prepare(sql).run(...params);
			this.#db.exec("RELEASE entry");
			return inserted;
		} catch (error) {
			if (storeFault(error)) throw error;
			this.#db.exec("ROLLBACK TO entry; RELEASE entry");
			undo();
			throw new SideWriteFailed(answerTo(error));
		}
	}
}

function answerTo(error: unknown): Exclude<Answer, number> {
	if (error instanceof Database.SqliteError && /_(PRIMARYKEY|UNIQUE|ROWID)$/.test(error.code)) {
		return { problem: { code: "already-exists", detail: `it exists already: ${error.message}` } };
	}
	return { error: `a write beside the journal failed: ${error instanceof Error ? error.message : String(error)}` };
}
