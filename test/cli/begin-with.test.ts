import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { beginWith } from "../../src/cli/begin-with.ts";
import { pathsOf } from "../../src/hub/data-folder.ts";
import { MADE_UP } from "../../src/journal/store/made-up.ts";
import { partOf } from "../../src/journal/store/names.ts";
import { Database } from "../../src/journal/store/sqlite.ts";
import { verify } from "../../src/journal/store/verify.ts";
import { fillFile } from "../../src/journal/writer/fill-file.ts";
import { readInThread } from "../../src/site/read-in-thread.ts";
import { newFolder } from "../hub-process.ts";

const AT = Date.parse("2026-11-23T18:00:00Z");
const SITE = { id: "jingxin-garden" };
const made = join(newFolder(), "journal.sqlite");
beforeAll(async () => {
	const described = await readInThread("config/jingxin-garden.yaml");
	await fillFile(made, { described, madeUp: { from: AT, to: AT + 60_000, seed: "small" } }, async (filling) => {
		const data = { device: "beam-east-3" };
		filling.commit([{ source: "hub", type: "device.online", id: "one", at: AT + 1, receivedAt: AT + 1, data }]);
	});
});

test("a new folder begins with the history, whole and under a name of its own; where there is a journal, it stays", () => {
	const data = newFolder();
	const { journalFile } = pathsOf(data);
	beginWith(made, data, SITE);
	expect(verify(journalFile).entries).toBe(verify(made).entries);
	const first = readFileSync(journalFile);
	expect(first.equals(readFileSync(made))).toBe(false);
	beginWith(made, data, SITE);
	expect(readFileSync(journalFile).equals(first)).toBe(true);
});

test("without the file nothing happens; a damaged one is refused, and nothing is begun", () => {
	const data = newFolder();
	beginWith(join(data, "none.sqlite"), data, SITE);
	expect(existsSync(pathsOf(data).journalFile)).toBe(false);
	const damaged = join(newFolder(), "journal.sqlite");
	writeFileSync(damaged, readFileSync(made).fill(0xff, 8_192, 200_000));
	expect(() => beginWith(damaged, data, SITE)).toThrow();
	expect(existsSync(pathsOf(data).journalFile)).toBe(false);
});

test("what an interrupted start left half copied is begun again", () => {
	const data = newFolder();
	const { journalFile } = pathsOf(data);
	writeFileSync(partOf(journalFile), readFileSync(made).subarray(0, 50_000));
	beginWith(made, data, SITE);
	expect(verify(journalFile).entries).toBe(verify(made).entries);
});

test("what happened at a real site, or is made for another, is refused, and nothing is begun", () => {
	const data = newFolder();
	expect(() => beginWith(made, data, { id: "elsewhere" })).toThrow(
		/a history of jingxin-garden, expected .* for elsewhere/,
	);
	const real = join(newFolder(), "journal.sqlite");
	copyFileSync(made, real);
	const db = new Database(real);
	db.prepare("DELETE FROM folder WHERE key = ?").run(MADE_UP);
	db.close();
	expect(() => beginWith(real, data, SITE)).toThrow(/a journal of what happened/);
	expect(existsSync(pathsOf(data).journalFile)).toBe(false);
});
