import { closeSync, existsSync, openSync, readSync } from "node:fs";
import { basename, dirname } from "node:path";
import { Refusal } from "../../model/problem.ts";
import { APPLICATION_ID } from "./connect.ts";
import { swapFile } from "./names.ts";
import { keptBeside, signsBeside } from "./signs.ts";

/** A database's header, as far as it is looked at (sqlite.org/fileformat.html#the_database_header). */
const HEADER = { bytes: 72, magic: "SQLite format 3\0", applicationIdAt: 68 } as const;

/** What stands where a journal should: `none` has no sign beside it that one was ever here. */
export type FileState = "journal" | "none" | "missing" | "empty" | "swapping" | "foreign";

/** What stands under a journal's name, by its first bytes and by what is beside it. Changes nothing, opens no database. */
export function fileStateOf(file: string): FileState {
	if (existsSync(swapFile(file))) return "swapping";
	if (!existsSync(file)) return signsBeside(file).length > 0 ? "missing" : "none";
	const header = firstBytes(file);
	if (header.length === 0) return "empty";
	const isDatabase = header.toString("latin1", 0, HEADER.magic.length) === HEADER.magic;
	if (!isDatabase || header.length < HEADER.bytes) return "foreign";
	return header.readUInt32BE(HEADER.applicationIdAt) === APPLICATION_ID ? "journal" : "foreign";
}

function firstBytes(file: string): Buffer {
	const fd = openSync(file, "r");
	try {
		const bytes = Buffer.alloc(HEADER.bytes);
		return bytes.subarray(0, readSync(fd, bytes));
	} finally {
		closeSync(fd);
	}
}

/**
 * What is wrong with a journal's place and who can mend it, as a refusal; undefined where a journal stands, or where none
 * ever was.
 */
export function misplaced(file: string): Refusal | undefined {
	const standing = fileStateOf(file);
	switch (standing) {
		case "journal":
		case "none":
			return undefined;
		case "missing": {
			const signs = signsBeside(file);
			const say = signs.length === 1 ? "says" : "say";
			return refusal(
				"journal-missing",
				`there is no journal at ${file}, but ${signs.join(", ")} beside it ${say} that one was here`,
				file,
			);
		}
		case "empty":
			return refusal("journal-missing", `the journal ${file} is empty (0 bytes)`, file);
		case "foreign":
			return refusal(
				"foreign-journal",
				`${file} is no database of Gatehouse: it is damaged, or another program's`,
				file,
			);
		case "swapping":
			return new Refusal({
				code: "journal-missing",
				detail: `another journal is taking the place of ${file}, and that was interrupted; the next start of the hub finishes it`,
			});
	}
}

/** That a journal stands here, but another one than the folder says. */
export function otherJournal(file: string, found: string | undefined, expected: string | undefined): Refusal {
	const is = found === undefined ? "holds no journal yet" : `is the journal ${found}`;
	const held = expected ?? "one already, as other files in it say";
	return refusal("foreign-journal", `${file} ${is}; this folder held ${held}`, file);
}

function refusal(code: "journal-missing" | "foreign-journal", what: string, file: string): Refusal {
	return new Refusal({ code, detail: `${what}. Nothing was changed, and this is no first start. ${wayOut(file)}` });
}

/** What a person can do where the journal is not there, or not its own. */
export function wayOut(file: string): string {
	const folder = dirname(file);
	const [newest] = keptBeside(file);
	const parted = newest !== undefined && !existsSync(file) && existsSync(`${file}-wal`) && !existsSync(`${newest}-wal`);
	const first = parted ? `, after mv '${file}-wal' '${newest}-wal', which is its log` : "";
	const what = newest === undefined ? "a backup" : `a backup, or ${basename(newest)} which was kept here${first},`;
	return `"gatehouse doctor --data ${folder}" says what is there; "gatehouse restore FILE --data ${folder}" puts ${what} in its place. For a hub that begins anew name another folder.`;
}

/**
 * Refuses whoever wants to read a journal where none stands.
 *
 * @throws {Refusal} `not-found`: there never was one; `journal-missing`, `foreign-journal`.
 */
export function mustStand(file: string): void {
	const refusal = misplaced(file);
	if (refusal) throw refusal;
	if (!existsSync(file)) throw new Refusal({ code: "not-found", detail: `there is no journal at ${file}` });
}
