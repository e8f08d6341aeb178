import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { restore } from "../../src/journal/store/backup.ts";
import { copyPictures } from "../../src/snapshots/copy.ts";
import { backingUp, migrating, rescuing, restoring, restoringIntoNothing, starting } from "./cut-off/cases.ts";
import { atEveryPoint } from "./cut-off/every-point.ts";
import { type Guarded, guarded } from "./cut-off/guarded.ts";

let given: Guarded;
beforeAll(async () => {
	given = await guarded();
});

test("a rescue that is cut off at any point has lost nothing", async () => {
	const points = await atEveryPoint(rescuing(given));
	expect(points.filter((point) => point.startsWith("renameSync"))).toHaveLength(5);
});

test("a restore that is cut off leaves the old journal or the new one, and the old one beside it", async () => {
	await atEveryPoint(restoring(given));
});

test("a restore into an empty folder that is cut off is no first start", async () => {
	await atEveryPoint(restoringIntoNothing(given));
});

test("a backup that is cut off is not there, or whole with its pictures", async () => {
	await atEveryPoint(backingUp(given));
});

test("a first start that is cut off is begun anew", async () => {
	await atEveryPoint(starting());
});

test("a migration that is cut off at any statement keeps what was there, and is finished", async () => {
	const points = await atEveryPoint(migrating());
	expect(points.filter((point) => point.startsWith("exec")).length).toBeGreaterThan(15);
});

test("a picture that was copied by half is copied again", () => {
	const data = mkdtempSync(join(tmpdir(), "gatehouse-fresh-"));
	restore(given.backup, join(data, "journal.sqlite"));
	expect(copyPictures(`${given.backup}.snapshots`, join(data, "snapshots"))).toBe(1);
	const file = join(data, "snapshots/ab/cd.jpg");
	writeFileSync(file, "a pic");
	expect(copyPictures(`${given.backup}.snapshots`, join(data, "snapshots"))).toBe(1);
	expect(readFileSync(file, "utf8")).toBe("a picture");
	expect(statSync(file).mode & 0o777).toBe(0o600);
});
