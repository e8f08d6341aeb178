import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { COMPANIONS, identityFile, keptNumber, PICTURES, partOf, SOCKET, swapFile } from "./names.ts";

/**
 * The names in a journal's folder that say that a journal was there: what is written only once there is one. What is
 * written before, the lock and a file that is being built, says nothing; nor does what somebody else put there.
 */
export function signsBeside(file: string): string[] {
	return namesBeside(file).filter((name) => isSign(file, name));
}

/** Journals that gave their place away and can be restored, the newest first; whole paths. */
export function keptBeside(file: string): string[] {
	const base = basename(file);
	return namesBeside(file)
		.flatMap((name) => {
			const n = keptNumber(base, name);
			return n === undefined ? [] : [{ n, path: join(dirname(file), name) }];
		})
		.sort((a, b) => b.n - a.n)
		.map(({ path }) => path);
}

function namesBeside(file: string): string[] {
	const folder = dirname(file);
	return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function isSign(file: string, name: string): boolean {
	const base = basename(file);
	if (name === SOCKET || name === basename(identityFile(file))) return true;
	if (name === PICTURES) return readdirSync(join(dirname(file), name)).length > 0;
	if (COMPANIONS.some((suffix) => name === base + suffix)) return true;
	const isBuilt = [base, basename(swapFile(file))].some((one) => name.startsWith(partOf(one)));
	return name.startsWith(`${base}.`) && !isBuilt;
}
