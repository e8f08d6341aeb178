import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { beforeAll, expect, test } from "vitest";
import { backup, restore } from "../../src/journal/backup.ts";
import { openFile } from "../../src/journal/open-file.ts";
import { markUnsynced } from "../../src/journal/rescue.ts";
import { verify } from "../../src/journal/verify.ts";
import { Refusal } from "../../src/model/problem.ts";
import { copyOf } from "./cut-off/copy-folder.ts";
import { atEveryPoint } from "./cut-off/every-point.ts";
import { EVENTS, found, type Guarded, guarded } from "./cut-off/guarded.ts";

/** Real processes, one for each point; on a machine that does much else besides. */
const LATE_MS = 900_000;

let given: Guarded;
beforeAll(async () => {
	given = await guarded();
}, LATE_MS);

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
function realStore() {
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

test("a rescue that is cut off at any point has lost nothing", { timeout: LATE_MS }, async () => {
	const data = copyOf(given.data);
	markUnsynced(journalIn(data));
	const store = realStore();
	const points = await atEveryPoint(
		data,
		(path) => ({ open: journalIn(path) }),
		async ({ path, before }) => {
			await store(path, [EVENTS.journal]);
			expect(contentsOf(journalIn(path)), before).toEqual(OLD);
			expect(existsSync(`${journalIn(path)}.sync-failed`), before).toBe(false);
			expect(verify(`${journalIn(path)}.replaced-1`).firstBad, before).toBeUndefined();
		},
	);
	expect(points.filter((point) => point.startsWith("renameSync"))).toHaveLength(5);
});

test("a restore that is cut off leaves the old journal or the new one, and the old one beside it", {
	timeout: LATE_MS,
}, async () => {
	const store = realStore();
	await atEveryPoint(
		given.data,
		(path) => ({ run: ["restore", given.backup, "--data", path] }),
		async ({ path, before }) => {
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
	);
});

test("a restore into an empty folder that is cut off is no first start", { timeout: LATE_MS }, async () => {
	const nothing = fresh();
	await atEveryPoint(
		nothing,
		(path) => ({ run: ["restore", given.backup, "--data", path] }),
		({ path, before }) => {
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
	);
});

test("a backup that is cut off is not there, or whole with its pictures", { timeout: LATE_MS }, async () => {
	const target = (path: string) => join(path, "copy.gatehouse");
	await atEveryPoint(
		given.data,
		(path) => ({ run: ["backup", target(path), "--data", path] }),
		({ path, before }) => {
			const file = target(path);
			if (existsSync(`${file}.part`)) expect(() => restore(`${file}.part`, journalIn(fresh()))).toThrow(/not finished/);
			if (!existsSync(file)) backup(journalIn(path), file);
			else expect(readFileSync(`${file}.snapshots/ab/cd.jpg`, "utf8"), before).toBe("a picture");
			const place = journalIn(fresh());
			restore(file, place);
			expect(contentsOf(place), before).toEqual(OLD);
			expect(contentsOf(journalIn(path)), before).toEqual(OLD);
		},
	);
});

test("a first start that is cut off is begun anew", { timeout: LATE_MS }, async () => {
	await atEveryPoint(
		fresh(),
		(path) => ({ open: journalIn(path) }),
		({ path, before }) => {
			expect(contentsOf(journalIn(path)), before).toMatchObject({ events: 0, users: 0 });
			expect(
				readdirSync(path).some((name) => name.includes(".part")),
				before,
			).toBe(false);
		},
	);
});

test("a migration that is cut off at any statement keeps what was there, and is finished", {
	timeout: LATE_MS,
}, async () => {
	const data = fresh();
	const db = new Database(journalIn(data));
	db.pragma(`application_id = ${0x47415445}`);
	db.pragma("journal_mode = WAL");
	db.exec(readFileSync("src/journal/schema/0001-journal.sql", "utf8"));
	db.exec("INSERT INTO word (no, text) VALUES (7, 'kept')");
	db.pragma("user_version = 1");
	db.close();
	chmodSync(journalIn(data), 0o600);
	const schema = (file: string) => {
		const { db } = openFile(file);
		const rows = db.prepare("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").all();
		const kept = db.prepare("SELECT text FROM word WHERE no = 7").get();
		db.close();
		return { rows, kept };
	};
	const { rows } = schema(journalIn(fresh()));
	const points = await atEveryPoint(
		data,
		(path) => ({ open: journalIn(path) }),
		({ path, before }) => expect(schema(journalIn(path)), before).toEqual({ rows, kept: { text: "kept" } }),
	);
	expect(points.filter((point) => point.startsWith("exec")).length).toBeGreaterThan(15);
});

test("a picture that was copied by half is copied again", async () => {
	const data = fresh();
	restore(given.backup, journalIn(data));
	const { copyPictures } = await import("../../src/pictures/copy.ts");
	expect(copyPictures(`${given.backup}.snapshots`, join(data, "snapshots"))).toBe(1);
	const file = join(data, "snapshots/ab/cd.jpg");
	writeFileSync(file, "a pic");
	expect(copyPictures(`${given.backup}.snapshots`, join(data, "snapshots"))).toBe(1);
	expect(readFileSync(file, "utf8")).toBe("a picture");
	expect(statSync(file).mode & 0o777).toBe(0o600);
});
