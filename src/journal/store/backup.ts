import { randomUUID } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { Refusal, StoreUnavailable } from "../../model/problem.ts";
import { checkWhole } from "./check-whole.ts";
import { copyInto } from "./copy.ts";
import { dropPart, syncPath, takeName, writeWhole } from "./durable.ts";
import { fileStateOf } from "./file-state.ts";
import { partOf, restoringMark } from "./names.ts";
import { Database } from "./sqlite.ts";
import { finishSwap, takePlace } from "./swap.ts";
import type { ChainReport } from "./verify.ts";

/**
 * Writes a backup of a journal, of a running hub too, as of one moment; it is on disk when this returns. `beforeNamed`
 * does what else belongs to it (its pictures): the file has its name only when all is there.
 *
 * @throws {Refusal} `already-exists`: the target is there; nothing is overwritten.
 * @throws {StoreUnavailable} The journal can't be read or the backup not written.
 */
export function backup(sourceFile: string, targetFile: string, beforeNamed: () => void = () => {}): void {
	if (existsSync(targetFile)) {
		throw new Refusal({ code: "already-exists", detail: `${targetFile} exists; name a file that does not` });
	}
	const part = partOf(targetFile);
	copyInto(sourceFile, part);
	beforeNamed();
	takeName(part, targetFile);
}

/** What was restored. */
export interface Restored {
	readonly report: ChainReport;
	/** Where the journal that was there before is kept. */
	readonly replaced?: string;
}

/**
 * Puts a backup in a journal's place, after its pages and its chain were checked. It gets a new journal id, so that
 * followers know that their place in the old one means nothing here. What was there is kept beside it. No hub may run.
 * `beforeDecided` does what else belongs to it (its pictures): the journal changes only when all is there.
 *
 * @throws {Refusal} `chain-broken`: the backup is damaged, with the first bad seq; `newer-database`. Nothing was changed.
 * @throws {StoreUnavailable} The backup can't be read, or there is no room.
 */
export function restore(backupFile: string, targetFile: string, beforeDecided: () => void = () => {}): Restored {
	if (backupFile.endsWith(partOf(""))) {
		const detail = `${backupFile} is a copy that was not finished; name the file it was made of`;
		throw new Refusal({ code: "chain-broken", detail });
	}
	finishSwap(targetFile);
	const part = partOf(targetFile);
	let report: ChainReport;
	let journal: string;
	const begun = begin(backupFile, targetFile);
	try {
		copyInto(backupFile, part);
		report = checkWhole(part, backupFile);
		journal = rename(part);
		beforeDecided();
	} catch (error) {
		dropPart(part);
		if (begun !== undefined) rmSync(begun);
		throw error;
	}
	const replaced = takePlace(targetFile, journal);
	return { report, ...(replaced !== undefined && { replaced }) };
}

/** Where nothing says yet that a journal is due, a hub started after a crash must not take it for its first start. */
function begin(backupFile: string, targetFile: string): string | undefined {
	if (fileStateOf(targetFile) !== "none") return undefined;
	const mark = restoringMark(targetFile);
	writeWhole(mark, `${backupFile}\n`);
	return mark;
}

/** Gives the journal in the file a new id, on disk. */
function rename(file: string): string {
	const journal = randomUUID();
	const db = new Database(file, { fileMustExist: true });
	try {
		db.pragma("synchronous = FULL");
		const { changes } = db.prepare("UPDATE folder SET value = ? WHERE key = 'journal'").run(journal);
		if (changes !== 1) throw new StoreUnavailable(`${file} is no journal: it has no name`);
	} finally {
		db.close();
	}
	syncPath(file);
	return journal;
}
