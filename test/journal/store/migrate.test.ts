import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { connectToWrite } from "../../../src/journal/store/connect.ts";
import { migrate } from "../../../src/journal/store/migrate.ts";
import { Refusal, StoreUnavailable } from "../../../src/model/problem.ts";
import { folder, NEWEST, open } from "../rig.ts";

test("a new file gets every numbered step, once", async () => {
	const { file, close } = await open();
	await close();
	const db = connectToWrite(file);
	migrate(db);
	expect(db.pragma("user_version", { simple: true })).toBe(NEWEST);
	expect(db.pragma("synchronous", { simple: true })).toBe(2);
	expect(db.pragma("trusted_schema", { simple: true })).toBe(0);
	expect(db.pragma("foreign_keys", { simple: true })).toBe(1);
	db.close();
});

test("a database from a newer Gatehouse is refused and not touched", async () => {
	const { file, close } = await open();
	await close();
	const db = new Database(file);
	db.pragma("user_version = 999");
	db.close();
	const failure = await open(file).catch((error: unknown) => error);
	expect(failure).toBeInstanceOf(Refusal);
	expect(failure).toMatchObject({
		problem: { code: "newer-database", detail: expect.stringContaining("version 999") },
	});
});

test.each([
	["a file that is no database", "/journal.sqlite", /is no database/, Refusal],
	["a folder where the file should be", "/folder", /cannot open/, StoreUnavailable],
	["a missing folder", "/missing/journal.sqlite", /no such file or directory/, StoreUnavailable],
	["another program's database", "/other.sqlite", /another program/, Refusal],
])("%s is a clear error", async (_, name, words, kind) => {
	const path = folder();
	writeFileSync(join(path, "journal.sqlite"), "certainly no database".repeat(100));
	mkdirSync(join(path, "folder"));
	const other = new Database(join(path, "other.sqlite"));
	other.exec("CREATE TABLE theirs (a)");
	other.close();
	const failure = await open(path + name).catch((error: unknown) => error);
	expect(failure).toBeInstanceOf(kind);
	expect(String(failure)).toMatch(words);
	expect(String(failure)).toContain(path + name);
});

test("a folder where nothing can be written is a clear error", async () => {
	const failure = await open("/proc/journal.sqlite").catch((error: unknown) => error);
	expect(failure).toBeInstanceOf(StoreUnavailable);
	expect(String(failure)).toContain("/proc/journal.sqlite");
});
