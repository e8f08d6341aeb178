import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { restore } from "../../src/journal/store/backup.ts";
import { connectToWrite, storeCause, storeFault } from "../../src/journal/store/connect.ts";
import { migrate } from "../../src/journal/store/migrate.ts";
import { openFile } from "../../src/journal/store/open-file.ts";
import { verify } from "../../src/journal/store/verify.ts";
import { JournalWriter } from "../../src/journal/writer/journal-writer.ts";
import type { Draft } from "../../src/model/entry.ts";
import { StoreUnavailable } from "../../src/model/problem.ts";
import { lapse } from "../waiting.ts";
import { folder, NIGHT, open, report } from "./rig.ts";
import site from "./small-site.ts";

function writer() {
	const file = join(folder(), "journal.sqlite");
	const db = connectToWrite(file);
	migrate(db);
	onTestFinished(() => void db.close());
	const take = (writer: JournalWriter, drafts: readonly Draft[]) =>
		writer.commit([{ op: "batch", drafts: JSON.stringify(drafts), count: drafts.length }]);
	return { file, db, take, writer: new JournalWriter(db, { sites: { given: site }, inForce: site, tell: () => {} }) };
}

test("a store that can't be written acknowledges nothing, says so, and resumes by itself", async () => {
	const { file, journal } = await open();
	const heard: boolean[] = [];
	journal.onAvailability(({ available }) => heard.push(available));
	const other = new Database(file);
	other.exec("BEGIN IMMEDIATE");
	await expect(journal.append(report())).rejects.toBeInstanceOf(StoreUnavailable);
	expect(journal.availability).toMatchObject({ available: false, reason: expect.stringContaining("locked") });
	other.exec("ROLLBACK");
	other.close();
	await expect.poll(() => journal.availability).toEqual({ available: true });
	expect(heard).toEqual([false, true]);
	expect(await journal.append(report())).toEqual({ seq: 1 });
});

test.each(["removed", "replaced"])(
	"a journal's file that is %s under the hub ends it, and what it held is kept",
	async (how) => {
		const { file, journal, fatal } = await open();
		await journal.append(report());
		rmSync(file);
		if (how === "replaced") writeFileSync(file, "");
		await journal.append(report());
		await expect.poll(() => fatal.length).toBe(1);
		const kept = `${file}.replaced-1`;
		expect(String(fatal[0])).toContain(kept);
		expect(verify(kept)).toMatchObject({ entries: 2 });
		await expect(journal.append(report())).rejects.toBeInstanceOf(StoreUnavailable);
		expect(() => openFile(file)).toThrow(/gatehouse restore/);
		restore(kept, file);
		expect(verify(file)).toMatchObject({ entries: 2 });
	},
);

test("when the disk is full nothing of the commit stands, and it goes on when there is room", () => {
	const { file, db, take, writer: full } = writer();
	take(full, [report({ type: "gate.broken" })]);
	const room = Number(db.pragma("page_count", { simple: true })) + 2;
	db.pragma(`max_page_count = ${room}`);
	const many = Array.from({ length: 500 }, () =>
		report({ type: "gate.broken", receivedAt: NIGHT + 5_000, data: { pad: "x".repeat(200) } }),
	);
	let failure: unknown;
	try {
		take(full, many);
	} catch (error) {
		failure = error;
	}
	expect(storeFault(failure)).toBe("passing");
	expect(db.inTransaction).toBe(false);
	db.pragma("max_page_count = 1000000");
	expect(take(full, many.slice(0, 2))).toMatchObject({ answers: [2, 3], lastSeq: 3 });
	expect(take(full, many.slice(1, 3)).answers).toEqual([{ seq: 3, repeat: true }, 4]);
	expect(verify(file)).toMatchObject({ entries: 4, commits: 3 });
});

test("an entry that the engine's state can't take is set aside in a second try of its commit", () => {
	const { file, db, take, writer: hit } = writer();
	const set = Map.prototype.set;
	onTestFinished(() => {
		Map.prototype.set = set;
	});
	Map.prototype.set = function (key: unknown, value: unknown) {
		if (Object(value).type === "gate.breach") throw new Error("the state is full");
		return set.call(this, key, value);
	};
	const found = take(hit, [report(), report({ type: "gate.broken" }), report()]);
	Map.prototype.set = set;
	expect(found).toMatchObject({ answers: [1, { setAside: "engine failed" }, 3], lastSeq: 3 });
	expect(db.prepare("SELECT reason, found FROM quarantine").all()).toEqual([
		{ reason: "engine failed", found: "the state is full" },
	]);
	expect(verify(file).firstBad).toBeUndefined();
});

test("more than 50,000 waiting entries are turned away", async () => {
	const { journal } = await open();
	const answers = await Promise.allSettled(Array.from({ length: 50_010 }, () => journal.append(report())));
	expect(answers.filter(({ status }) => status === "rejected")).toHaveLength(10);
	expect(journal.lastSeq).toBe(50_000);
});

test("a store too full for the next event says so once, and does not call itself well for what is small", async () => {
	const first = await open();
	const { file } = first;
	await first.journal.append(report());
	await first.close();
	const other = new Database(file);
	onTestFinished(() => void other.close());
	other.exec("INSERT INTO folder (key, value) VALUES ('ballast', hex(zeroblob(4000000)))");
	const room = Number(other.pragma("page_count", { simple: true })) + 6;
	const { journal } = await open(file, room * Number(other.pragma("page_size", { simple: true })));
	const heard: boolean[] = [];
	journal.onAvailability(({ available }) => heard.push(available));
	const event = () => journal.append(report({ data: { pad: "x".repeat(60_000) } }));
	await expect(event()).rejects.toThrow("the disk is full");
	expect(journal.availability).toMatchObject({ available: false, cause: "disk-full" });
	// What is small still fits, and is kept; a probe comes every second meanwhile, and the next event fails as the first did.
	await journal.append(report());
	for (let n = 0; n < 3; n++) {
		await lapse(1_100);
		await expect(event()).rejects.toThrow("the disk is full");
	}
	expect(heard).toEqual([false]);
	other.exec("DELETE FROM folder WHERE key = 'ballast'");
	await expect.poll(() => journal.availability).toEqual({ available: true });
	expect(await event()).toMatchObject({ seq: expect.any(Number) });
	expect(heard).toEqual([false, true]);
	await journal.close();
	expect(verify(file).firstBad).toBeUndefined();
});

test("what keeps a store from writing is named as people can mend it", () => {
	const file = join(folder(), "journal.sqlite");
	connectToWrite(file).exec("CREATE TABLE t (x)");
	const reading = new Database(file, { readonly: true });
	onTestFinished(() => void reading.close());
	let failure: unknown;
	try {
		reading.exec("INSERT INTO t VALUES (1)");
	} catch (error) {
		failure = error;
	}
	expect(storeCause(failure)).toBe("store-read-only");
	expect(storeCause(new Error("anything else"))).toBe("store-failing");
});
