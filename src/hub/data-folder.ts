import { createHash } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { PICTURES, SOCKET } from "../journal/store/names.ts";
import { Database } from "../journal/store/sqlite.ts";
import { Refusal, StoreUnavailable } from "../model/problem.ts";
import { mustBePrivate } from "./private-files.ts";

/** One hub's data on disk: the journal's file, and the socket by which commands reach a running hub. */
export interface Folder {
	readonly path: string;
	readonly journalFile: string;
	readonly controlSocket: string;
	/** Where the hub's own authority and its certificate are. */
	readonly certificates: string;
	/** The key that the journal's secrets are sealed with; beside it, so that no copy of the journal carries it. */
	readonly sealingKey: string;
	/** The pictures' folder. */
	readonly pictures: string;
	/** Gives the folder free. */
	release(): void;
}

/** A Unix socket's address has room for 107 bytes. */
const SOCKET_PATH_MAX = 100;

/** Where the files of a data folder are; touches nothing. */
export function pathsOf(data: string): Omit<Folder, "release"> {
	const path = resolve(data);
	const inside = join(path, SOCKET);
	const hash = createHash("sha256").update(path).digest("hex").slice(0, 16);
	const elsewhere = join(tmpdir(), `gatehouse-${process.geteuid?.() ?? ""}-${hash}`, SOCKET);
	return {
		path,
		journalFile: join(path, "journal.sqlite"),
		certificates: join(path, "certificates"),
		sealingKey: join(path, "sealing.key"),
		pictures: join(path, PICTURES),
		controlSocket: inside.length <= SOCKET_PATH_MAX ? inside : elsewhere,
	};
}

/**
 * Creates the folder if need be and takes it for this process alone. The lock is a file lock of the operating system
 * (held through SQLite), so a killed hub leaves none behind.
 *
 * @throws {Refusal} `folder-in-use`: another process has it; `folder-open`: others can enter, or it is another user's.
 * @throws {StoreUnavailable} The folder can't be created or written.
 */
export function takeFolder(data: string): Folder {
	const paths = pathsOf(data);
	try {
		makeFolder(paths.path);
	} catch (error) {
		throw new StoreUnavailable(`cannot create the data folder ${paths.path}: ${messageOf(error)}`, { cause: error });
	}
	mustBePrivate(paths.path);
	let lock: Database.Database | undefined;
	try {
		lock = new Database(join(paths.path, "lock.sqlite"), { timeout: 0 });
		// What the lock would write is kept in memory: it must hold on a full disk too. Where the folder can't be written at
		// all, the second line takes what a reader has, which no other hub with a hold on it allows.
		lock.pragma("journal_mode = MEMORY");
		lock.exec("BEGIN EXCLUSIVE; SELECT count(*) FROM sqlite_schema");
	} catch (error) {
		lock?.close();
		if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY")) {
			throw new Refusal({
				code: "folder-in-use",
				detail: `another process is using the data folder ${paths.path}`,
			});
		}
		throw new StoreUnavailable(`cannot write in the data folder ${paths.path}: ${messageOf(error)}`, { cause: error });
	}
	return { ...paths, release: () => lock.close() };
}

/** Step by step: Node's own recursion never ends below a folder that takes none, such as /proc. */
function makeFolder(path: string): void {
	const parent = dirname(path);
	if (!existsSync(parent)) makeFolder(parent);
	if (!existsSync(path)) mkdirSync(path, { mode: 0o700 });
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
