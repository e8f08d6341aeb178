import { existsSync, readFileSync, statSync } from "node:fs";
import { z } from "zod";
import { writeWhole } from "./durable.ts";
import { identityFile } from "./names.ts";

/** Which journal a folder holds, said outside it: so that a file that is gone or swapped is missed. */
export interface Identity {
	/** The journal's id. */
	readonly journal: string;
	/** The file's number on its disk; another file under the name has another one. */
	readonly file: string;
}

const shape = z.object({ journal: z.string(), file: z.string() });

/** What the folder says of itself; undefined where nobody has said anything yet, or it can't be understood. */
export function identityOf(file: string): Identity | undefined {
	const path = identityFile(file);
	if (!existsSync(path)) return undefined;
	try {
		return shape.parse(JSON.parse(readFileSync(path, "utf8")));
	} catch {
		return undefined;
	}
}

/** Writes down, durably, that the file under this name is that journal, unless it is said already. */
export function keepIdentity(file: string, journal: string): void {
	const now: Identity = { journal, file: numberOf(file) };
	const known = identityOf(file);
	if (known?.journal === now.journal && known.file === now.file) return;
	writeWhole(identityFile(file), `${JSON.stringify(now)}\n`);
}

/** The file's number on its disk. */
export function numberOf(file: string): string {
	return String(statSync(file, { bigint: true }).ino);
}

/** Whether the file under this name is the one with that number. */
export function isFileNumber(file: string, number: string): boolean {
	const found = statSync(file, { bigint: true, throwIfNoEntry: false });
	return found !== undefined && String(found.ino) === number;
}
