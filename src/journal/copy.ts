import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { StoreUnavailable } from "../model/problem.ts";
import { connectToRead, plainWords } from "./connect.ts";

/** Where a file is built before it takes its name. */
export function partOf(file: string): string {
	return `${file}.part`;
}

/**
 * Writes a whole, compact copy of a journal's file to `target`, as one moment of a running hub has it, and syncs it. A file
 * copy of a database in use is no such thing.
 *
 * @throws {StoreUnavailable} It can't be read, or there is no room.
 */
export function copyInto(source: string, target: string): void {
	rmSync(target, { force: true });
	const db = connectToRead(source);
	try {
		db.pragma("query_only = OFF");
		db.prepare("VACUUM INTO ?").run(target);
		syncPath(target);
	} catch (error) {
		rmSync(target, { force: true });
		throw new StoreUnavailable(`cannot copy ${source} to ${target}: ${plainWords(error)}`, { cause: error });
	} finally {
		db.close();
	}
}

/** Gives the built file its name, durably; whatever had the name is kept under another one, which is returned. */
export function takeName(part: string, file: string): string | undefined {
	const replaced = existsSync(file) ? freeName(file) : undefined;
	if (replaced !== undefined) {
		renameSync(file, replaced);
		if (existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${replaced}-wal`);
		rmSync(`${file}-shm`, { force: true });
	}
	renameSync(part, file);
	syncPath(dirname(file));
	return replaced;
}

function freeName(file: string): string {
	for (let n = 1; ; n++) {
		const name = `${file}.replaced-${n}`;
		if (!existsSync(name)) return name;
	}
}

/** Syncs a file or a folder. */
export function syncPath(path: string): void {
	const fd = openSync(path, "r");
	try {
		fsyncSync(fd);
	} finally {
		closeSync(fd);
	}
}
