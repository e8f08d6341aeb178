import { accessSync, constants, existsSync, statSync } from "node:fs";
import type { Folder } from "../hub/data-folder.ts";
import { identityOf } from "../journal/store/identity.ts";
import { COMPANIONS } from "../journal/store/names.ts";
import { keptBeside } from "../journal/store/signs.ts";

const MIB = 2 ** 20;

/** What stands in a data folder, by its paths: each thing that `serve` opens, and what was kept when another took its place. */
export function folderLines({ journalFile, pictures, controlSocket }: Omit<Folder, "release">): string[] {
	const id = identityOf(journalFile)?.journal;
	return [
		`journal ${journalFile}: ${sizeOf(journalFile)}${id === undefined ? "" : `, this folder holds ${id}`}`,
		...keptBeside(journalFile).map((kept) => `  kept: ${kept}, ${sizeOf(kept)}`),
		`pictures ${pictures}: ${existsSync(pictures) ? "there" : "none yet"}`,
		`control socket ${controlSocket}: ${existsSync(controlSocket) ? "there" : "none"}`,
	];
}

function sizeOf(file: string): string {
	const found = statSync(file, { throwIfNoEntry: false });
	if (!found) return "not there";
	return `${(found.size / MIB).toFixed(1)} MiB of ${found.mtime.toISOString()}`;
}

/** What this user can't read and write of all that the hub must. */
export function closedTo({ path, journalFile, pictures }: Omit<Folder, "release">): string[] {
	const files = ["", ...COMPANIONS].map((suffix) => journalFile + suffix);
	return [path, ...files, pictures].filter((one) => existsSync(one) && !isOpen(one));
}

function isOpen(path: string): boolean {
	const folder = statSync(path).isDirectory() ? constants.X_OK : 0;
	try {
		accessSync(path, constants.R_OK | constants.W_OK | folder);
		return true;
	} catch {
		return false;
	}
}
