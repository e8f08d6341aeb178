import { dirname } from "node:path";
import { StoreUnavailable } from "../../model/problem.ts";
import type { Connection } from "../store/connect.ts";
import { makeEmpty, syncPath } from "../store/durable.ts";
import { isFileNumber, numberOf } from "../store/identity.ts";
import { fileOf } from "../store/opening.ts";
import { freeName } from "../store/swap.ts";

const EVERY_MS = 1_000;

/**
 * Looks every second whether the open journal's file still has its name. What is committed to a file that was removed or
 * replaced under the hub is gone when the hub ends, acknowledged or not: it is written whole to a file that can be
 * restored, and `onGone` hears, once, that nothing may be acknowledged any more. Gives what stops it.
 */
export function watchFile(db: Connection, onGone: (error: StoreUnavailable) => void): () => void {
	const file = fileOf(db);
	const opened = numberOf(file);
	const watching = setInterval(() => {
		if (isFileNumber(file, opened)) return;
		clearInterval(watching);
		onGone(new StoreUnavailable(`${file} was removed or replaced under the hub; ${saved(db, file)}`));
	}, EVERY_MS);
	watching.unref();
	return () => clearInterval(watching);
}

function saved(db: Connection, file: string): string {
	const kept = freeName(file);
	try {
		makeEmpty(kept);
		db.prepare("VACUUM INTO ?").run(kept);
		syncPath(kept);
		syncPath(dirname(kept));
		return `all that it held is kept as ${kept}`;
	} catch (error) {
		return `what it held could not be kept: ${error instanceof Error ? error.message : String(error)}`;
	}
}
