import { Refusal, StoreUnavailable } from "../../model/problem.ts";
import type { StoreCause } from "../journal.ts";
import { openSomehow } from "./opening.ts";
import { Database } from "./sqlite.ts";

export type Connection = Database.Database;

/** "GATE": marks the file as ours, so that another program's database is not taken for a journal. */
export const APPLICATION_ID = 0x47415445;
const BUSY_TIMEOUT_MS = 5_000;
const PAGE_CACHE_KIB = 16_384;
/** The write-ahead log stays allocated up to this size. */
const LOG_KEPT_BYTES = 16 * 1_024 * 1_024;

/**
 * The one connection that writes. Durable at every commit: WAL with `synchronous=FULL`, set and read back
 * (sqlite.org/pragma.html#pragma_synchronous). It checkpoints when it is told to, never by itself. A store that can't be
 * written is opened all the same, to be read; each write then fails.
 *
 * @throws {StoreUnavailable} The file can't be opened or written, or is no database of ours.
 */
export function connectToWrite(file: string, { mustExist = false } = {}): Connection {
	return opened(file, { readonly: false }, ({ name, readonly }) => {
		const db = new Database(name, { timeout: BUSY_TIMEOUT_MS, fileMustExist: mustExist, readonly });
		try {
			// Of a new file alone (sqlite.org/pragma.html#pragma_auto_vacuum): what leaves gives its pages back.
			if (!readonly && db.pragma("page_count", { simple: true }) === 0) db.pragma("auto_vacuum = INCREMENTAL");
			claim(db, file);
			guard(db);
			// Nothing can be written: there is nothing to make durable.
			if (readonly) return db;
			db.pragma("journal_mode = WAL");
			db.pragma("synchronous = FULL");
			db.pragma("wal_autocheckpoint = 0");
			db.pragma(`journal_size_limit = ${LOG_KEPT_BYTES}`);
			db.pragma(`cache_size = -${PAGE_CACHE_KIB}`);
			const mode = db.pragma("journal_mode", { simple: true });
			const level = db.pragma("synchronous", { simple: true });
			if (mode !== "wal" || level !== 2) {
				throw new StoreUnavailable(
					`${file}: found journal_mode ${mode} and synchronous ${level}, need wal and 2 (FULL)`,
				);
			}
			return db;
		} catch (error) {
			db.close();
			throw error;
		}
	});
}

/** A connection that can't write; each of its read transactions sees one state of the journal. */
export function connectToRead(file: string): Connection {
	return opened(file, { readonly: true }, ({ name, readonly }) => {
		const db = new Database(name, { readonly, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
		try {
			if (db.pragma("application_id", { simple: true }) !== APPLICATION_ID) throw foreign(file);
			guard(db);
			db.pragma("query_only = ON");
			return db;
		} catch (error) {
			db.close();
			throw error;
		}
	});
}

function guard(db: Connection): void {
	db.pragma("trusted_schema = OFF");
	db.pragma("foreign_keys = ON");
}

function claim(db: Connection, file: string): void {
	const id = db.pragma("application_id", { simple: true });
	if (id === APPLICATION_ID) return;
	const tables = db.prepare<[], { n: number }>("SELECT count(*) AS n FROM sqlite_schema").get()?.n ?? 0;
	if (id !== 0 || tables > 0) throw foreign(file);
	db.pragma(`application_id = ${APPLICATION_ID}`);
}

function foreign(file: string): StoreUnavailable {
	return new StoreUnavailable(`${file} is a database of another program, or empty`);
}

function opened(
	file: string,
	as: { readonly: boolean },
	open: (way: { name: string; readonly: boolean }) => Connection,
): Connection {
	try {
		return openSomehow(file, as, open);
	} catch (error) {
		if (error instanceof StoreUnavailable || error instanceof Refusal) throw error;
		throw new StoreUnavailable(`cannot open ${file}: ${plainWords(error)}`, { cause: error });
	}
}

/** SQLite's error in words that say what to look at. */
export function plainWords(error: unknown): string {
	if (!(error instanceof Database.SqliteError)) return error instanceof Error ? error.message : String(error);
	const { code, message } = error;
	if (code === "SQLITE_FULL" || code === "SQLITE_IOERR_SHMSIZE") return `the disk is full (${code})`;
	if (code.startsWith("SQLITE_READONLY")) return `it is read-only (${code})`;
	if (code === "SQLITE_NOTADB") return `the file is no database (${code})`;
	if (code.startsWith("SQLITE_CANTOPEN")) return `file or folder is missing or not accessible (${code})`;
	return `${message} (${code})`;
}

/** What a failure of the store comes from, as people can mend it. */
export function storeCause(error: unknown): StoreCause {
	const code = error instanceof Database.SqliteError ? error.code : "";
	if (code === "SQLITE_FULL" || code === "SQLITE_IOERR_SHMSIZE") return "disk-full";
	return code.startsWith("SQLITE_READONLY") ? "store-read-only" : "store-failing";
}

/** How a failure of the store must be met: `passing` may be tried again; after `fatal` nothing may be acknowledged. */
export type StoreFault = "passing" | "fatal";

const PASSING = ["SQLITE_FULL", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_NOMEM"];
/** A sync that failed may have dropped the pages it says are clean; a damaged file can't be trusted at all. */
const FATAL = ["SQLITE_IOERR_FSYNC", "SQLITE_IOERR_DIR_FSYNC", "SQLITE_CORRUPT", "SQLITE_NOTADB"];

/** A sync to disk failed. */
export function isSyncFault(error: unknown): boolean {
	return error instanceof Database.SqliteError && /^SQLITE_IOERR_(DIR_)?FSYNC/.test(error.code);
}

/** What kind of store failure an error is, or undefined for a fault of the program's own. */
export function storeFault(error: unknown): StoreFault | undefined {
	if (!(error instanceof Database.SqliteError)) return undefined;
	const { code } = error;
	if (FATAL.some((one) => code.startsWith(one))) return "fatal";
	if (code.startsWith("SQLITE_IOERR") || PASSING.some((one) => code.startsWith(one))) return "passing";
	return undefined;
}
