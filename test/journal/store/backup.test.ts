import { existsSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { backup, restore } from "../../../src/journal/store/backup.ts";
import { checkStore } from "../../../src/journal/store/check-store.ts";
import { markUnsynced } from "../../../src/journal/store/rescue.ts";
import { verify } from "../../../src/journal/store/verify.ts";
import { ALL, folder, NIGHT, open, report } from "../rig.ts";

test("a backup of a running hub holds what was committed, and a restored one is a new journal", async () => {
	const { journal, file } = await open();
	await journal.append(report({ type: "gate.broken" }));
	const copy = join(dirname(file), "copy.gatehouse");
	backup(file, copy);
	await journal.append(report());

	const place = join(folder(), "journal.sqlite");
	const { report: found, replaced } = restore(copy, place);
	expect(found).toMatchObject({ entries: 1, head: verify(copy).head });
	expect(replaced).toBeUndefined();
	const restored = await open(place);
	expect(restored.journal.id).not.toBe(journal.id);
	expect((await restored.reader.incidents(ALL)).items).toMatchObject([{ id: "inc-1" }]);
	expect(await restored.journal.append(report())).toEqual({ seq: 2 });
});

test("a backup overwrites nothing", async () => {
	const { file } = await open();
	const copy = join(folder(), "copy");
	writeFileSync(copy, "mine");
	expect(() => backup(file, copy)).toThrow(/exists/);
	expect(readFileSync(copy, "utf8")).toBe("mine");
});

test("restoring keeps the journal that was there", async () => {
	const { journal, file, close } = await open();
	const copy = join(folder(), "copy");
	backup(file, copy);
	await journal.append(report());
	await close();
	const { replaced } = restore(copy, file);
	expect(verify(replaced ?? "")).toMatchObject({ entries: 1 });
	expect(verify(file)).toMatchObject({ entries: 0 });
});

test("a damaged backup is refused with what is wrong, and the journal stays", async () => {
	const { journal, file, close } = await open();
	for (let i = 0; i < 50; i++) await journal.append(report());
	const [tampered, cut, none] = ["tampered", "cut", "none"].map((name) => join(dirname(file), name));
	backup(file, tampered ?? "");
	backup(file, cut ?? "");
	await close();
	const db = new Database(tampered);
	db.exec("UPDATE entry SET at = 0 WHERE seq = 7");
	db.close();
	truncateSync(cut ?? "", 40_000);
	writeFileSync(none ?? "", "no database at all, but long enough to be looked at as one".repeat(20));
	expect(() => restore(tampered ?? "", file)).toThrow(/entry 7: it is not as it was committed/);
	expect(() => restore(cut ?? "", file)).toThrow(/malformed|damaged/);
	expect(() => restore(none ?? "", file)).toThrow(/no database/);
	expect(existsSync(`${file}.part`)).toBe(false);
	expect(verify(file)).toMatchObject({ entries: 50 });
});

test("after a failed sync the next start works on a fresh, checked copy", async () => {
	const first = await open();
	await first.journal.append(report());
	await first.close();
	markUnsynced(first.file);
	const again = await open(first.file);
	expect(again.journal).toMatchObject({ id: first.journal.id, lastSeq: 1 });
	expect(again.said).toEqual(["a sync had failed: copied into a fresh file and checked"]);
	expect(existsSync(`${first.file}.replaced-1`)).toBe(true);
	expect(existsSync(`${first.file}.sync-failed`)).toBe(false);
});

test("the store can be looked at beside a running hub", async () => {
	const { journal, file } = await open();
	await journal.append(report());
	expect(checkStore(file)).toMatchObject({
		schemaVersion: expect.any(Number),
		lastSeq: 1,
		lastAt: NIGHT,
		quarantined: 0,
		faults: [],
	});
	expect(checkStore(join(folder(), "none"))).toBeUndefined();
});
