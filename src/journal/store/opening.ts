import { accessSync, constants, statSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Database } from "./sqlite.ts";

/** A name under which a journal's file is opened, and whether it can be written under it. */
interface Way {
	readonly name: string;
	readonly readonly: boolean;
}

/** What SQLite says where it can't make, or can't grow, what it keeps beside a file. */
const NO_PLACE = /^SQLITE_(FULL|READONLY|CANTOPEN|IOERR_SHM)/;

const AS_IT_STANDS = "?immutable=1";

/**
 * Opens a journal's file in the first way that the disk allows: as always; with the index of its log in this process's
 * memory, where there is no room for a file of 32 KiB (`unix-excl`: other processes can't open it meanwhile); as it
 * stands, where nothing beside it can be made and no log belongs to it (`immutable`: nothing can be written).
 *
 * @throws What the first way failed with, if each of them does; its cause is what the others failed with.
 */
export function openSomehow<C>(file: string, { readonly }: { readonly: boolean }, open: (way: Way) => C): C {
	try {
		return open({ name: file, readonly });
	} catch (error) {
		if (!isForPlace(error) || sizeOf(file) === 0) throw error;
		const ways = [
			named(file, "?vfs=unix-excl", false),
			...(sizeOf(`${file}-wal`) > 0 ? [] : [named(file, AS_IT_STANDS, true)]),
		];
		const others: Error[] = [];
		for (const way of ways) {
			try {
				return open(way);
			} catch (again) {
				if (!isForPlace(again)) throw again;
				others.push(again);
			}
		}
		error.cause = new AggregateError(others, `nor in another way: ${others.map(({ message }) => message).join("; ")}`);
		throw error;
	}
}

/** The path of the file that a connection has open, however it was opened. */
export function fileOf({ name }: { readonly name: string }): string {
	return name.startsWith("file:") ? fileURLToPath(name) : name;
}

/** False where this was opened to a store that can't be written now. */
export function isWritable(db: { readonly name: string }): boolean {
	if (db.name.endsWith(AS_IT_STANDS)) return false;
	try {
		accessSync(fileOf(db), constants.W_OK);
		return true;
	} catch {
		return false;
	}
}

function named(file: string, how: string, readonly: boolean): Way {
	return { name: pathToFileURL(file).href + how, readonly };
}

function isForPlace(error: unknown): error is InstanceType<typeof Database.SqliteError> {
	return error instanceof Database.SqliteError && NO_PLACE.test(error.code);
}

/** Bytes; 0 where there is none. */
function sizeOf(file: string): number {
	return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
