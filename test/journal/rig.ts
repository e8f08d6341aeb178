import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Commit, Journal } from "../../src/journal/journal.ts";
import { openJournal } from "../../src/journal/open.ts";
import type { Reader } from "../../src/journal/query.ts";
import type { Draft } from "../../src/model/entry.ts";

/** 23 November 2026, 02:13:07 in the compound. */
export const NIGHT = Date.parse("2026-11-23T02:13:07+08:00");

/** The number of the schema's last step. */
export const NEWEST = Math.max(...readdirSync("src/journal/schema").map((file) => Number(file.slice(0, 4))));

const siteSource = { module: new URL("./small-site.ts", import.meta.url).href };

/** A folder of the test's own, gone after it. */
export function folder(): string {
	const path = mkdtempSync(join(tmpdir(), "gatehouse-journal-"));
	onTestFinished(() => rmSync(path, { recursive: true, force: true }));
	return path;
}

export interface Rig {
	readonly file: string;
	readonly journal: Journal;
	readonly reader: Reader;
	/** What was logged, line by line. */
	readonly said: string[];
	/** Every commit followed since the opening. */
	readonly commits: Commit[];
	/** Why nothing may be acknowledged any more. */
	readonly fatal: Error[];
	close(): Promise<void>;
}

/** A journal in a real file, with its threads; opened again on the same file if one is given. */
export async function open(file = join(folder(), "journal.sqlite"), maxBytes?: number): Promise<Rig> {
	const said: string[] = [];
	const fatal: Error[] = [];
	const say = (_facts: object, words: string) => void said.push(words);
	const log = { info: say, warn: say, error: say, fatal: say };
	const { journal, reader } = await openJournal({
		...{ file, siteSource, log, onFatal: (error: Error) => fatal.push(error) },
		...(maxBytes !== undefined && { maxBytes }),
	});
	const commits: Commit[] = [];
	journal.follow((commit) => commits.push(commit));
	const close = async () => {
		await journal.close();
		await reader.close();
	};
	onTestFinished(close);
	return { file, journal, reader, said, commits, fatal, close };
}

let made = 0;

/** A report of `gate-1`: a passage, which raises nothing. */
export function report(more: Partial<Draft> = {}): Draft {
	made++;
	return {
		source: "device:gate-1",
		type: "gate.passed",
		id: `ev-${made}`,
		at: NIGHT,
		receivedAt: NIGHT,
		zone: "north",
		data: {},
		...more,
	};
}

/** Newest first, everything on one page. */
export const ALL = { limit: 1_000, order: "desc" } as const;
/** Oldest first, everything on one page. */
export const ASCENDING = { limit: 1_000, order: "asc" } as const;
