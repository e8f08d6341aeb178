import { chmodSync, constants, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { syncPath, takeName } from "../journal/store/durable.ts";
import { partOf } from "../journal/store/names.ts";

/**
 * Copies the pictures of one folder that another does not have yet, each whole or not at all, on disk when this returns;
 * gives how many. A hub may be writing: its files appear whole. Where the file system can, the copy shares the blocks.
 */
export function copyPictures(from: string, to: string): number {
	if (!existsSync(from)) return 0;
	let copied = 0;
	for (const folder of readdirSync(from)) {
		const missing = readdirSync(join(from, folder)).filter(
			(name) => name.endsWith(".jpg") && !isSame(join(from, folder, name), join(to, folder, name)),
		);
		if (missing.length === 0) continue;
		mkdirSync(join(to, folder), { recursive: true, mode: 0o700 });
		for (const name of missing) if (copyWhole(join(from, folder, name), join(to, folder, name))) copied++;
		syncPath(to);
	}
	return copied;
}

/** Names are hashes: a file of the same name and size is the same picture; a shorter one was cut off. */
function isSame(from: string, to: string): boolean {
	return statSync(to, { throwIfNoEntry: false })?.size === statSync(from, { throwIfNoEntry: false })?.size;
}

/** False where the picture was erased meanwhile. */
function copyWhole(from: string, to: string): boolean {
	const part = partOf(to);
	rmSync(part, { force: true });
	try {
		copyFileSync(from, part, constants.COPYFILE_FICLONE);
	} catch (error) {
		if (!existsSync(from)) return false;
		throw error;
	}
	chmodSync(part, 0o600);
	syncPath(part);
	takeName(part, to);
	return true;
}
