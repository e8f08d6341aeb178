import { constants, copyFileSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * Copies the pictures of one folder that another does not have yet; gives how many. A hub may be writing: its files appear
 * whole. Where the file system can, the copy shares the blocks.
 */
export function copyPictures(from: string, to: string): number {
	if (!existsSync(from)) return 0;
	let copied = 0;
	for (const folder of readdirSync(from)) {
		for (const name of readdirSync(join(from, folder))) {
			const target = join(to, folder, name);
			if (!name.endsWith(".jpg") || existsSync(target)) continue;
			mkdirSync(join(to, folder), { recursive: true, mode: 0o700 });
			copyFileSync(join(from, folder, name), target, constants.COPYFILE_FICLONE);
			copied++;
		}
	}
	return copied;
}
