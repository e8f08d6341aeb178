import { randomUUID } from "node:crypto";
import { existsSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { Refusal, StoreUnavailable } from "../model/problem.ts";
import { copyInto, partOf, syncPath, takeName } from "./copy.ts";
import { refuseNewer } from "./migrate.ts";
import { type ChainReport, verify } from "./verify.ts";

/**
 * Writes a backup of a journal, of a running hub too, as of one moment; it is on disk when this returns.
 *
 * @throws {Refusal} `already-exists`: the target is there; nothing is overwritten.
 * @throws {StoreUnavailable} The journal can't be read or the backup not written.
 */
export function backup(sourceFile: string, targetFile: string): void {
	if (existsSync(targetFile)) {
		throw new Refusal({ code: "already-exists", detail: `${targetFile} exists; name a file that does not` });
	}
	const part = partOf(targetFile);
	copyInto(sourceFile, part);
	renameSync(part, targetFile);
	syncPath(dirname(targetFile));
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
 *
 * @throws {Refusal} `chain-broken`: the backup is damaged, with the first bad seq; `newer-database`. Nothing was changed.
 * @throws {StoreUnavailable} The backup can't be read, or there is no room.
 */
export function restore(backupFile: string, targetFile: string): Restored {
	const part = partOf(targetFile);
	copyInto(backupFile, part);
	try {
		const report = checkWhole(part, backupFile);
		rename(part);
		const replaced = takeName(part, targetFile);
		return { report, ...(replaced !== undefined && { replaced }) };
	} catch (error) {
		rmSync(part, { force: true });
		throw error;
	}
}

/**
 * Checks pages, schema and chain of a file.
 *
 * @throws {Refusal} `chain-broken` or `newer-database`, in words about `name`.
 */
export function checkWhole(file: string, name: string): ChainReport {
	const db = new Database(file, { fileMustExist: true });
	try {
		refuseNewer(db);
		const found = String(db.pragma("integrity_check(1)", { simple: true }));
		if (found !== "ok") throw new Refusal({ code: "chain-broken", detail: `${name} is damaged: ${found}` });
	} finally {
		db.close();
	}
	const report = verify(file);
	if (!report.firstBad) return report;
	const { seq, why } = report.firstBad;
	throw new Refusal({ code: "chain-broken", detail: `${name}: entry ${seq}: ${why}` });
}

function rename(file: string): void {
	const db = new Database(file, { fileMustExist: true });
	try {
		db.pragma("synchronous = FULL");
		const { changes } = db.prepare("UPDATE folder SET value = ? WHERE key = 'journal'").run(randomUUID());
		if (changes !== 1) throw new StoreUnavailable(`${file} is no journal: it has no name`);
	} finally {
		db.close();
	}
	syncPath(file);
}
