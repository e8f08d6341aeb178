import { chmodSync, existsSync, statSync } from "node:fs";
import { basename } from "node:path";
import { StoreUnavailable } from "../../model/problem.ts";
import { type Connection, connectToRead, connectToWrite } from "./connect.ts";
import { dropPart, makeEmpty, OWNERS_FILE, syncPath, takeName } from "./durable.ts";
import { fileStateOf, misplaced, otherJournal } from "./file-state.ts";
import { identityOf, keepIdentity, numberOf } from "./identity.ts";
import { migrate, refuseNewer } from "./migrate.ts";
import { named, nameIn } from "./name.ts";
import { COMPANIONS, partOf } from "./names.ts";
import { isUnsynced, rescue } from "./rescue.ts";
import { signsBeside } from "./signs.ts";
import { finishSwap } from "./swap.ts";

/** Bits of a mode that let group and others in. */
const OTHERS = 0o077;
const NO_ROOM = ["ENOSPC", "EDQUOT", "EROFS"];

/** A journal's file, open for its writer. */
export interface OpenFile {
	readonly db: Connection;
	/** The journal's id. */
	readonly id: string;
	/** What had to be done first, in words for the log. */
	readonly told: readonly { readonly words: string; readonly kept?: string }[];
}

/**
 * Opens a journal's file to write: finishes what was cut off, looks whether it is the journal that was here, brings its
 * schema up to date. A new one is made only where nothing says that there ever was one.
 *
 * @throws {Refusal} `journal-missing`, `foreign-journal`, `newer-database`, `chain-broken`: with what to do.
 * @throws {StoreUnavailable} The file can't be opened or written.
 */
export function openFile(file: string): OpenFile {
	try {
		return opened(file);
	} catch (error) {
		if (!isSystemError(error)) throw error;
		throw new StoreUnavailable(`cannot open ${file}: ${error.message}`, { cause: error });
	}
}

function opened(file: string): OpenFile {
	const finished = finishSwap(file);
	const refusal = misplaced(file);
	if (refusal) throw refusal;
	if (fileStateOf(file) === "none") make(file);
	tighten(file);
	mustBeOurs(file);
	const why = whyRescue(file);
	const rescued = why === undefined ? undefined : { words: why, ...kept(rescue(file)) };
	const db = connectToWrite(file, { mustExist: true });
	try {
		migrate(db);
		const id = named(db);
		const unsaid = sayIdentity(file, id);
		const before = finished && { words: "a swap of the journal was cut off: finished", ...finished };
		return { db, id, told: [before, rescued, unsaid].filter((one) => one !== undefined) };
	} catch (error) {
		db.close();
		throw error;
	}
}

/** Built whole under another name: a file under the journal's name is never empty or half a schema. */
function make(file: string): void {
	const part = partOf(file);
	dropPart(part);
	makeEmpty(part);
	const db = connectToWrite(part);
	try {
		migrate(db);
		named(db);
	} finally {
		db.close();
	}
	syncPath(part);
	takeName(part, file);
}

/** A file of a time before the hub saw to it. */
function tighten(file: string): void {
	if (!process.getuid) return;
	for (const path of ["", ...COMPANIONS].map((suffix) => file + suffix)) {
		if (existsSync(path) && (statSync(path).mode & OTHERS) !== 0) chmodSync(path, OWNERS_FILE);
	}
}

/** One without a name was never opened to the end: it is not the journal that other files here speak of. */
function mustBeOurs(file: string): void {
	const expected = identityOf(file)?.journal;
	const db = connectToRead(file);
	try {
		refuseNewer(db);
		const found = nameIn(db);
		const isOurs = expected === undefined ? found !== undefined || !isSpokenOf(file) : found === expected;
		if (!isOurs) throw otherJournal(file, found, expected);
	} finally {
		db.close();
	}
}

function isSpokenOf(file: string): boolean {
	const own: readonly string[] = COMPANIONS.map((suffix) => basename(file) + suffix);
	return signsBeside(file).some((name) => !own.includes(name));
}

/** Why what can be read must be checked whole before it is gone on with; undefined if it needn't. */
function whyRescue(file: string): string | undefined {
	if (isUnsynced(file)) return "a sync had failed: copied into a fresh file and checked";
	const known = identityOf(file)?.file;
	if (known === undefined || known === numberOf(file)) return undefined;
	const log = `${file}-wal`;
	if (!existsSync(log) || statSync(log).size === 0) return undefined;
	return "the file is another one than was here last, and a log lay beside it: copied into a fresh file and checked";
}

function kept(path: string | undefined): { kept?: string } {
	return path === undefined ? {} : { kept: path };
}

/** On a full disk the journal can still be read; the next start says it. */
function sayIdentity(file: string, id: string): OpenFile["told"][number] | undefined {
	try {
		keepIdentity(file, id);
		return undefined;
	} catch (error) {
		if (!isSystemError(error) || !NO_ROOM.includes(error.code ?? "")) throw error;
		return { words: `which journal this is could not be written beside it: ${error.message}` };
	}
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
	return error instanceof Error && "syscall" in error;
}
