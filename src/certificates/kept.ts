import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "../journal/store/durable.ts";
import type { Log } from "../model/log.ts";
import { Refusal } from "../model/problem.ts";
import { faultOf, type Pair } from "./pair.ts";

/** Where the authority of a folder is kept: its certificate and its key in one file, so that neither is there alone. */
export function authorityFile(folder: string): string {
	return join(folder, "authority.pem");
}

/**
 * The authority that is kept in this folder; undefined where there is none.
 *
 * @throws {Refusal} `wrong-configuration`: it can't be read, or is none.
 */
export function readAuthority(folder: string): Pair | undefined {
	const file = authorityFile(folder);
	if (!existsSync(file)) return undefined;
	const pair = readBoth(file);
	const fault = typeof pair === "string" ? pair : faultOf(pair)?.found;
	if (typeof pair !== "string" && fault === undefined) return pair;
	const detail = `${file}: found ${fault}; allowed: the authority as the hub wrote it. Put it back from a backup, or move it away: a new one is made then, which every phone and computer must trust anew`;
	throw new Refusal({ code: "wrong-configuration", detail });
}

/** Where the certificate of a folder is kept, with its key. */
export function serverFile(folder: string): string {
	return join(folder, "server.pem");
}

/** The certificate that is kept in this folder. One that can't be used is made anew: nobody has been told to trust it. */
export function readServer(folder: string): Pair | undefined {
	const file = serverFile(folder);
	if (!existsSync(file)) return undefined;
	const pair = readBoth(file);
	return typeof pair === "string" || faultOf(pair) ? undefined : pair;
}

const KEY = /-----BEGIN PRIVATE KEY-----[\s\S]+?-----END PRIVATE KEY-----\n?/;

/** A file with a key and certificates; or why it can't be read. */
function readBoth(file: string): Pair | string {
	try {
		const text = readFileSync(file, "utf8");
		const [key = ""] = KEY.exec(text) ?? [];
		return { key, cert: text.replace(KEY, "") };
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

/** Writes what is not written yet, for its owner alone; what can't be written now stays in the list. */
export function writePairs(folder: string, unwritten: Map<string, Pair>, log: Log): void {
	for (const [file, { cert, key }] of unwritten) {
		try {
			mkdirSync(folder, { recursive: true, mode: 0o700 });
			writeWhole(file, key + cert);
			unwritten.delete(file);
		} catch (error) {
			log.error({ err: error, file }, "a certificate can't be written now; it is used all the same");
		}
	}
}
