import type { Connection } from "./connect.ts";

/** Pages of write-ahead log (4 KiB each) at which it is moved into the file: 16 MiB. */
const PASSIVE_AT_PAGES = 4_000;
/** Quiet for so long, the log is emptied and cut. */
const QUIET_MS = 2_000;
/** A reader in the way is not waited for; the next quiet time will do. */
const PATIENCE_MS = 20;

interface Result {
	readonly busy: number;
	readonly log: number;
	readonly checkpointed: number;
}

/**
 * Moves the write-ahead log into the file between commits, never within one. SQLite's own automatic checkpoint would
 * hit whichever commit crosses its limit.
 */
export class Checkpointer {
	readonly #db: Connection;
	readonly #onFault: (error: unknown) => void;
	readonly #look;
	readonly #passive;
	readonly #truncate;
	readonly #patience: number;
	readonly #quiet: NodeJS.Timeout;
	#committed = false;

	/** `onFault` hears of a checkpoint that failed; what was committed stays in the log. */
	constructor(db: Connection, onFault: (error: unknown) => void) {
		this.#db = db;
		this.#onFault = onFault;
		this.#look = db.prepare<[], Result>("PRAGMA wal_checkpoint(NOOP)");
		this.#passive = db.prepare<[], Result>("PRAGMA wal_checkpoint(PASSIVE)");
		this.#truncate = db.prepare<[], Result>("PRAGMA wal_checkpoint(TRUNCATE)");
		this.#patience = Number(db.pragma("busy_timeout", { simple: true }));
		this.#quiet = setInterval(() => this.#inQuietTime(), QUIET_MS);
		this.#quiet.unref();
	}

	afterCommit(): void {
		this.#committed = true;
		this.#trying(() => {
			if ((this.#look.get()?.log ?? 0) >= PASSIVE_AT_PAGES) this.#passive.get();
		});
	}

	stop(): void {
		clearInterval(this.#quiet);
	}

	#inQuietTime(): void {
		if (this.#committed) {
			this.#committed = false;
			return;
		}
		this.#trying(() => {
			if ((this.#look.get()?.log ?? 0) <= 0) return;
			this.#db.pragma(`busy_timeout = ${PATIENCE_MS}`);
			try {
				this.#truncate.get();
			} finally {
				this.#db.pragma(`busy_timeout = ${this.#patience}`);
			}
		});
	}

	#trying(checkpoint: () => void): void {
		try {
			checkpoint();
		} catch (error) {
			this.#onFault(error);
		}
	}
}
