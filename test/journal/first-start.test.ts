import { hash } from "node:crypto";
import {
	chmodSync,
	copyFileSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	truncateSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { backup, restore } from "../../src/journal/store/backup.ts";
import { connectToWrite } from "../../src/journal/store/connect.ts";
import { identityOf } from "../../src/journal/store/identity.ts";
import { openFile } from "../../src/journal/store/open-file.ts";
import { verify } from "../../src/journal/store/verify.ts";
import { JournalWriter } from "../../src/journal/writer/journal-writer.ts";
import { Refusal } from "../../src/model/problem.ts";
import { folder, report } from "./rig.ts";
import site from "./small-site.ts";

const NAME = "journal.sqlite";
const EVENTS = 5;

/** A journal with a few entries as a hub leaves it that was killed: its log is not in the file yet. */
function killed(): string {
	const file = join(folder(), NAME);
	const { db } = openFile(file);
	const drafts = Array.from({ length: EVENTS }, () => report());
	const journalWriter = new JournalWriter(db, { sites: { given: site }, inForce: site, tell: () => {} });
	journalWriter.commit([{ op: "batch", drafts: JSON.stringify(drafts), count: EVENTS }]);
	const left = join(folder(), NAME);
	for (const suffix of ["", "-wal"]) copyFileSync(file + suffix, left + suffix);
	copyFileSync(join(file, "../journal.id"), join(left, "../journal.id"));
	db.close();
	return left;
}

/** Every file with a hash of its bytes; but for the shared memory and the empty log that any reader leaves. */
function contents(path: string): Record<string, string> {
	const names = readdirSync(path, { recursive: true, encoding: "utf8" }).filter((name) => !name.endsWith("-shm"));
	const files = names.filter((name) => statSync(join(path, name)).isFile()).sort();
	const bytes = files.map((name) => [name, readFileSync(join(path, name))] as const);
	const told = bytes.filter(([name, { length }]) => length > 0 || !name.endsWith("-wal"));
	return Object.fromEntries(told.map(([name, content]) => [name, hash("sha256", content)]));
}

function refused(file: string): Refusal {
	const before = contents(join(file, ".."));
	let failure: unknown;
	try {
		openFile(file).db.close();
	} catch (error) {
		failure = error;
	}
	expect(failure).toBeInstanceOf(Refusal);
	expect(contents(join(file, ".."))).toEqual(before);
	if (!(failure instanceof Refusal)) throw failure;
	return failure;
}

let copy: string;
beforeAll(() => {
	const path = mkdtempSync(join(tmpdir(), "gatehouse-copy-"));
	copy = join(path, "copy.gatehouse");
	const { db } = openFile(join(path, NAME));
	const journalWriter = new JournalWriter(db, { sites: { given: site }, inForce: site, tell: () => {} });
	const drafts = Array.from({ length: EVENTS }, () => report());
	journalWriter.commit([{ op: "batch", drafts: JSON.stringify(drafts), count: EVENTS }]);
	backup(join(path, NAME), copy);
	db.close();
});

/** What a hub, a rescue, a restore or a person leaves beside a journal. */
const SIGNS: Readonly<Record<string, (path: string) => void>> = {
	"journal.id": (path) => writeFileSync(path, "{}"),
	"journal.sqlite-wal": (path) => writeFileSync(path, "frames"),
	"journal.sqlite-shm": (path) => writeFileSync(path, ""),
	"journal.sqlite-journal": (path) => writeFileSync(path, "pages"),
	"journal.sqlite.sync-failed": (path) => writeFileSync(path, ""),
	"journal.sqlite.replaced-1": (path) => copyFileSync(copy, path),
	"journal.sqlite.replaced-1-wal": (path) => writeFileSync(path, ""),
	"journal.sqlite.bak": (path) => copyFileSync(copy, path),
	"hub.sock": (path) => writeFileSync(path, ""),
	snapshots: (path) => {
		mkdirSync(path);
		mkdirSync(join(path, "ab"));
	},
};

describe("a missing, empty or foreign journal beside any sign that one was here is never a first start", () => {
	test.each(Object.entries(SIGNS))("missing beside %s", (name, leave) => {
		const file = join(folder(), NAME);
		leave(join(file, "..", name));
		const { problem } = refused(file);
		expect(problem.code).toBe("journal-missing");
		for (const said of [file, name, "gatehouse doctor", "gatehouse restore"]) expect(problem.detail).toContain(said);
		expect(restore(copy, file).report.entries).toBe(EVENTS);
		openFile(file).db.close();
		expect(verify(file)).toMatchObject({ entries: EVENTS });
	});

	test("empty, with and without a sign", () => {
		const file = killed();
		truncateSync(file);
		expect(refused(file).problem).toMatchObject({
			code: "journal-missing",
			detail: expect.stringContaining("0 bytes"),
		});
		const alone = join(folder(), NAME);
		writeFileSync(alone, "");
		expect(refused(alone).problem.code).toBe("journal-missing");
	});

	test("another journal, another program's database, no database", () => {
		const file = killed();
		const other = killed();
		rmSync(`${other}-wal`);
		copyFileSync(other, file);
		rmSync(`${file}-wal`);
		const { problem } = refused(file);
		expect(problem.code).toBe("foreign-journal");
		expect(problem.detail).toContain(identityOf(file)?.journal);
		rmSync(file);
		const theirs = new Database(file);
		theirs.exec("CREATE TABLE recipe (name TEXT)");
		theirs.close();
		expect(refused(file).problem.detail).toContain("another program");
		writeFileSync(file, "no database".repeat(100));
		expect(refused(file).problem.code).toBe("foreign-journal");
	});

	test("a journal that was never opened to the end, beside one that was kept", () => {
		const file = join(folder(), NAME);
		copyFileSync(copy, `${file}.replaced-1`);
		connectToWrite(file).close();
		expect(refused(file).problem.code).toBe("foreign-journal");
	});
});

test("a log under a file that it does not belong to is never gone on with: all is checked first, or refused", () => {
	const [file, other] = [killed(), killed()];
	// As a copy of the folder on another disk: another file number, and its own log.
	const moved = `${file}.moved`;
	copyFileSync(file, moved);
	renameSync(moved, file);
	const opened = openFile(file);
	opened.db.close();
	expect(opened.told).toMatchObject([{ words: expect.stringContaining("checked"), kept: `${file}.replaced-1` }]);
	expect(verify(file)).toMatchObject({ entries: EVENTS });

	// A backup laid over the journal by hand, while the journal's log stays.
	const id = JSON.parse(readFileSync(join(other, "../journal.id"), "utf8"));
	const laid = openFile(join(folder(), NAME));
	laid.db.prepare("UPDATE folder SET value = ? WHERE key = 'journal'").run(id.journal);
	laid.db.exec("CREATE TABLE pad (a); INSERT INTO pad SELECT randomblob(9000) FROM entry; DROP TABLE pad; VACUUM");
	const { name } = laid.db;
	laid.db.close();
	copyFileSync(name, `${other}.laid`);
	renameSync(`${other}.laid`, other);
	const result = (() => {
		try {
			const { db } = openFile(other);
			db.close();
			return verify(other).entries;
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			return error.problem.code;
		}
	})();
	expect([EVENTS, "chain-broken"]).toContain(result);
});

test("a first start leaves one whole file for its owner alone; what was being built before it does no harm", () => {
	const file = join(folder(), NAME);
	for (const left of [".part", ".part-journal", ".part-wal", ".swap.part"])
		writeFileSync(file + left, "half".repeat(999));
	const umask = process.umask(0);
	onTestFinished(() => void process.umask(umask));
	const { db, id } = openFile(file);
	const modes = readdirSync(join(file, "..")).map((name) => statSync(join(file, "..", name)).mode & 0o777);
	expect(new Set(modes)).toEqual(new Set([0o600]));
	db.close();
	expect(identityOf(file)?.journal).toBe(id);
	expect(readdirSync(join(file, "..")).sort()).toEqual(["journal.id", NAME]);
});

test("what an older hub left readable for others is made the owner's alone", () => {
	const file = killed();
	for (const suffix of ["", "-wal"]) chmodSync(file + suffix, 0o644);
	const { db } = openFile(file);
	onTestFinished(() => void db.close());
	for (const suffix of ["", "-wal", "-shm"]) expect(statSync(file + suffix).mode & 0o777).toBe(0o600);
});
