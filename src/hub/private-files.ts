import { lstatSync, mkdirSync, type Stats, statSync } from "node:fs";
import { userInfo } from "node:os";
import { Refusal, StoreUnavailable } from "../model/problem.ts";

/** Bits of a mode that let group and others in. */
const OTHERS = 0o077;
const MODE = 0o777;

/**
 * A data folder holds who may sign in and where everybody lives: it must belong to whoever runs this, and to nobody else.
 * Only where files have an owner and a mode (not on Windows).
 *
 * @throws {Refusal} `folder-open`: another user's, or others can enter or read it; with the command that mends it.
 * @throws {StoreUnavailable} It is no folder.
 */
export function mustBePrivate(path: string): void {
	const found = statSync(path);
	if (!found.isDirectory()) throw new StoreUnavailable(`${path} is no folder`);
	const me = process.geteuid?.();
	if (me === undefined) return;
	if (found.uid !== me) {
		const detail = `the data folder ${path} belongs to user ${found.uid}, and this runs as ${userInfo().username} (${me}): run it as its owner (sudo -u '#${found.uid}' …), or give the folder away: chown -R ${me} ${quoted(path)}`;
		throw new Refusal({ code: "folder-open", detail });
	}
	if ((found.mode & OTHERS) === 0) return;
	const mode = (found.mode & MODE).toString(8).padStart(4, "0");
	const detail = `others can read or enter the data folder ${path} (mode ${mode}): chmod 700 ${quoted(path)}`;
	throw new Refusal({ code: "folder-open", detail });
}

/**
 * Makes a folder where everybody may make some (`/tmp`), or takes one that is there, if it is ours alone and no link.
 *
 * @throws {Refusal} `folder-open`: somebody else has made it, or can enter.
 */
export function makePrivate(path: string): void {
	try {
		mkdirSync(path, { mode: 0o700 });
	} catch (error) {
		if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
	}
	if (!isOursAlone(lstatSync(path))) throw notOurs(path);
}

/**
 * Looks whether a socket is ours, in a folder that is ours alone, before anything is said to whoever listens there. False
 * where there is none.
 *
 * @throws {Refusal} `folder-open`: somebody else could be listening.
 */
export function isOurSocket(folder: string, path: string): boolean {
	const place = statSync(folder, { throwIfNoEntry: false });
	const socket = lstatSync(path, { throwIfNoEntry: false });
	if (!place || !socket) return false;
	const me = process.geteuid?.();
	if (me === undefined) return true;
	if (!isOursAlone(place)) throw notOurs(folder);
	if (!socket.isSocket() || socket.uid !== me) throw notOurs(path);
	return true;
}

function isOursAlone(found: Stats): boolean {
	const me = process.geteuid?.();
	return me === undefined || (found.isDirectory() && found.uid === me && (found.mode & OTHERS) === 0);
}

function notOurs(path: string): Refusal {
	const detail = `${path} is not this user's alone, so that somebody else could listen there: nothing was sent. Run this as the hub's user; the folder must have mode 0700 (chmod 700 ${quoted(path)})`;
	return new Refusal({ code: "folder-open", detail });
}

function quoted(path: string): string {
	return `'${path.replaceAll("'", "'\\''")}'`;
}
