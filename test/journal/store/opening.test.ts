import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { connectToRead } from "../../../src/journal/store/connect.ts";
import { openFile } from "../../../src/journal/store/open-file.ts";
import { fileOf } from "../../../src/journal/store/opening.ts";
import { folder } from "../rig.ts";

test("where SQLite can make no index of the log beside the file, it is opened, read and written all the same", () => {
	const file = join(folder(), "a journal's #1?.sqlite");
	openFile(file).db.close();
	// What a full disk refuses: SQLite follows no link there, also for root.
	symlinkSync("/nowhere/at-all", `${file}-shm`);
	const { db } = openFile(file);
	onTestFinished(() => void db.close());
	expect([db.name === file, fileOf(db)]).toEqual([false, file]);
	const reading = connectToRead(file);
	onTestFinished(() => void reading.close());
	db.exec("INSERT INTO folder (key, value) VALUES ('one', 'two')");
	expect(reading.prepare("SELECT value FROM folder WHERE key = 'one'").pluck().get()).toBe("two");
	expect(() => reading.exec("DELETE FROM folder")).toThrow();
});
