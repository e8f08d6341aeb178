import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { COMPANIONS, partOf } from "./names.ts";

/** Only the owner reads and writes. */
export const OWNERS_FILE = 0o600;

/** Removes what was built and did not take its name, with what SQLite left beside it. */
export function dropPart(part: string): void {
	for (const suffix of COMPANIONS) rmSync(part + suffix, { force: true });
	rmSync(part, { force: true });
}

/** Makes an empty file for its owner alone, whatever the umask; SQLite gives what it keeps beside it the same mode. */
export function makeEmpty(path: string): void {
	closeSync(openSync(path, "wx", OWNERS_FILE));
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

/** Gives a synced file its name, durably. */
export function takeName(part: string, file: string): void {
	renameSync(part, file);
	syncPath(dirname(file));
}

/** Writes a small file so that it is there whole or not at all, whatever happens. */
export function writeWhole(file: string, text: string): void {
	const part = partOf(file);
	rmSync(part, { force: true });
	writeFileSync(part, text, { mode: OWNERS_FILE });
	syncPath(part);
	takeName(part, file);
}
