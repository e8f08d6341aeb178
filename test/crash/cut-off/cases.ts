import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect } from "vitest";
import { backup, restore } from "../../../src/journal/store/backup.ts";
import { openFile } from "../../../src/journal/store/open-file.ts";
import { markUnsynced } from "../../../src/journal/store/rescue.ts";
import { verify } from "../../../src/journal/store/verify.ts";
import { Refusal } from "../../../src/model/problem.ts";
import type { Case } from "./case.ts";
import { copyOf } from "./copy-folder.ts";
import { EVENTS, found, type Guarded } from "./guarded.ts";

const fresh = () => mkdtempSync(join(tmpdir(), "gatehouse-fresh-"));
const journalIn = (path: string) => join(path, "journal.sqlite");
const listed = (path: string) => readdirSync(path, { recursive: true, encoding: "utf8" }).sort().join(" ");

/** Everything of a whole journal's file, opened as the hub opens it. */
function contentsOf(file: string) {
	const { db } = openFile(file);
	try {
		return counted(db);
	} finally {
		db.close();
		expect(verify(file).firstBad).toBeUndefined();
	}
}

function counted(db: Database.Database) {
	const one = (sql: string) => Object.values(db.prepare<[], Record<string, number>>(sql).get() ?? {})[0];
	return {
		events: one("SELECT count(*) FROM entry JOIN word ON no = type WHERE text = 'home.panic'"),
		users: one("SELECT count(*) FROM user"),
		credentials: one("SELECT count(*) FROM device_credential"),
		configurations: one("SELECT count(*) FROM configuration_in_force"),
	};
}

const WHOLE = { users: 1, credentials: 1, configurations: 1 };
const OLD = { ...WHOLE, events: EVENTS.journal };
const RESTORED = { ...WHOLE, events: EVENTS.backup };
const STORE = { people: ["li"], configurations: 1, isDemo: false };

/** Each sort of folder that a crash leaves, once, with the whole store over it, threads and all. */
function realStore(given: Guarded) {
	const seen = new Set<string>();
	return async (path: string, allowed: readonly number[]) => {
		const sort = listed(path);
		if (seen.has(sort)) return;
		seen.add(sort);
		const { events, ...rest } = await found(given, copyOf(path));
		expect(allowed, sort).toContain(events);
		expect(rest).toEqual(STORE);
	};
}

/** After a failed sync, the next start copies the journal into a fresh file. */
export function rescuing(given: Guarded): Case {
	const data = copyOf(given.data);
	markUnsynced(journalIn(data));
	const store = realStore(given);
	return {
		data,
		job: (path) => ({ open: journalIn(path) }),
		async look({ path, before }) {
			await store(path, [EVENTS.journal]);
			expect(contentsOf(journalIn(path)), before).toEqual(OLD);
			expect(existsSync(`${journalIn(path)}.sync-failed`), before).toBe(false);
			expect(verify(`${journalIn(path)}.replaced-1`).firstBad, before).toBeUndefined();
		},
	};
}

/** The old journal or the new one stands, and with the new one the old one beside it. */
export function restoring(given: Guarded): Case {
	const store = realStore(given);
	return {
		data: given.data,
		job: (path) => ({ run: ["restore", given.backup, "--data", path] }),
		async look({ path, before }) {
			await store(path, [EVENTS.journal, EVENTS.backup]);
			const file = journalIn(path);
			const is = contentsOf(file);
			if (is.events === EVENTS.journal) {
				expect(is, before).toEqual(OLD);
				expect(restore(given.backup, file).replaced).toBe(`${file}.replaced-1`);
			}
			expect(contentsOf(file), before).toEqual(RESTORED);
			restore(`${file}.replaced-1`, file);
			expect(contentsOf(file), before).toEqual(OLD);
		},
	};
}

/** Once it has begun, a start finds the whole backup or refuses; it never begins an empty journal. */
export function restoringIntoNothing(given: Guarded): Case {
	return {
		data: fresh(),
		job: (path) => ({ run: ["restore", given.backup, "--data", path] }),
		look({ path, before }) {
			const file = journalIn(path);
			const begun = readdirSync(path).some((name) => !name.startsWith("lock.") && !name.endsWith(".restoring.part"));
			let failure: unknown;
			try {
				const is = contentsOf(file);
				expect(is, before).toEqual(begun ? RESTORED : { events: 0, users: 0, credentials: 0, configurations: 0 });
			} catch (error) {
				failure = error;
			}
			if (failure !== undefined) {
				expect(failure, before).toBeInstanceOf(Refusal);
				expect(failure, before).toMatchObject({ problem: { code: "journal-missing" } });
			}
			restore(given.backup, file);
			expect(contentsOf(file), before).toEqual(RESTORED);
		},
	};
}

/** A backup is not there, or whole with its pictures; what was made by half is refused. */
export function backingUp(given: Guarded): Case {
	const target = (path: string) => join(path, "copy.gatehouse");
	return {
		data: given.data,
		job: (path) => ({ run: ["backup", target(path), "--data", path] }),
		look({ path, before }) {
			const file = target(path);
			if (existsSync(`${file}.part`)) expect(() => restore(`${file}.part`, journalIn(fresh()))).toThrow(/not finished/);
			if (!existsSync(file)) backup(journalIn(path), file);
			else expect(readFileSync(`${file}.snapshots/ab/cd.jpg`, "utf8"), before).toBe("a picture");
			const place = journalIn(fresh());
			restore(file, place);
			expect(contentsOf(place), before).toEqual(OLD);
			expect(contentsOf(journalIn(path)), before).toEqual(OLD);
		},
	};
}

/** Nothing was acknowledged yet: it is begun anew. */
export function starting(): Case {
	return {
		data: fresh(),
		job: (path) => ({ open: journalIn(path) }),
		look({ path, before }) {
			expect(contentsOf(journalIn(path)), before).toMatchObject({ events: 0, users: 0 });
			const halves = readdirSync(path).filter((name) => name.includes(".part"));
			expect(halves, before).toEqual([]);
		},
	};
}

/** From the first schema to the newest: what was there stays, and the next start finishes it. */
export function migrating(): Case {
	const data = fresh();
	const db = new Database(journalIn(data));
	db.pragma(`application_id = ${0x47415445}`);
	db.pragma("journal_mode = WAL");
	db.exec(readFileSync("src/journal/schema/0001-journal.sql", "utf8"));
	db.exec("INSERT INTO word (no, text) VALUES (7, 'kept')");
	db.pragma("user_version = 1");
	db.close();
	chmodSync(journalIn(data), 0o600);
	const { rows } = schemaOf(journalIn(fresh()));
	return {
		data,
		job: (path) => ({ open: journalIn(path) }),
		look: ({ path, before }) => expect(schemaOf(journalIn(path)), before).toEqual({ rows, kept: { text: "kept" } }),
	};
}

function schemaOf(file: string) {
	const { db } = openFile(file);
	const rows = db.prepare("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").all();
	const kept = db.prepare("SELECT text FROM word WHERE no = 7").get();
	db.close();
	return { rows, kept };
}
