import { StoreUnavailable } from "../../model/problem.ts";
import { connectToRead, plainWords } from "./connect.ts";
import { dropPart, makeEmpty, syncPath } from "./durable.ts";

/**
 * Writes a whole, compact copy of a journal's file to `target`, as one moment of a running hub has it, and syncs it. A file
 * copy of a database in use is no such thing.
 *
 * @throws {StoreUnavailable} It can't be read, or there is no room.
 */
export function copyInto(source: string, target: string): void {
	dropPart(target);
	const db = connectToRead(source);
	try {
		makeEmpty(target);
		db.pragma("query_only = OFF");
		// Of the copy, where the file is of a time before (0, none): what leaves it will give its pages back.
		if (db.pragma("auto_vacuum", { simple: true }) === 0) db.pragma("auto_vacuum = INCREMENTAL");
		db.prepare("VACUUM INTO ?").run(target);
		syncPath(target);
	} catch (error) {
		dropPart(target);
		throw new StoreUnavailable(`cannot copy ${source} to ${target}: ${plainWords(error)}`, { cause: error });
	} finally {
		db.close();
	}
}
