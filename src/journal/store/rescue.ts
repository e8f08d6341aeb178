import { existsSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Refusal, StoreUnavailable } from "../../model/problem.ts";
import { checkWhole } from "./check-whole.ts";
import { connectToWrite, storeFault } from "./connect.ts";
import { copyInto } from "./copy.ts";
import { dropPart, OWNERS_FILE, syncPath } from "./durable.ts";
import { wayOut } from "./file-state.ts";
import { migrate } from "./migrate.ts";
import { named } from "./name.ts";
import { partOf, unsyncedMark } from "./names.ts";
import { takePlace } from "./swap.ts";

/** Notes that a sync of this file failed, as well as the disk still lets us. */
export function markUnsynced(file: string): void {
	try {
		const mark = unsyncedMark(file);
		writeFileSync(mark, "A sync failed: pages marked clean may exist in memory only.\n", { mode: OWNERS_FILE });
		syncPath(mark);
		syncPath(dirname(file));
	} catch {
		// The disk is failing; the hub ends loudly all the same.
	}
}

/** Whether a sync of this file failed. */
export function isUnsynced(file: string): boolean {
	return existsSync(unsyncedMark(file));
}

/**
 * Copies the journal into a fresh file that is checked whole, before anything is acknowledged again: after a failed sync,
 * for what the operating system holds as clean may never have reached the disk; and where a log lies beside a file that it
 * may not belong to. Returns where the old file is kept.
 *
 * @throws {Refusal} `chain-broken`: what can be read is not whole. Nothing was changed.
 */
export function rescue(file: string): string | undefined {
	const part = partOf(file);
	try {
		copyInto(file, part);
		checkWhole(part, file);
	} catch (error) {
		dropPart(part);
		const damage = damageOf(error);
		if (damage === undefined) throw error;
		throw new Refusal({ code: "chain-broken", detail: `${damage}. Nothing was changed. ${wayOut(file)}` });
	}
	return takePlace(file, nameOf(part));
}

/** What is wrong with the file; undefined for what passes or is not its fault. */
function damageOf(error: unknown): string | undefined {
	if (error instanceof Refusal && error.problem.code === "chain-broken") return error.message;
	return error instanceof StoreUnavailable && storeFault(error.cause) === "fatal" ? error.message : undefined;
}

function nameOf(part: string): string {
	const db = connectToWrite(part);
	try {
		migrate(db);
		return named(db);
	} finally {
		db.close();
		syncPath(part);
	}
}
