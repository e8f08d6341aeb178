import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { connectToWrite } from "../../../src/journal/store/connect.ts";
import { eraseData } from "../../../src/journal/store/erase.ts";
import { verify } from "../../../src/journal/store/verify.ts";
import { open, report } from "../rig.ts";

/** A closed journal of six entries in three commits, two in each; the fourth opened an incident. */
async function closedJournal(): Promise<string> {
	const { journal, file, close } = await open();
	for (let i = 0; i < 3; i++) {
		const type = i === 1 ? "gate.broken" : "gate.passed";
		await Promise.all([journal.append(report({ data: { note: "beams" } })), journal.append(report({ type }))]);
	}
	await close();
	return file;
}

function tamper(file: string, sql: string): void {
	const db = new Database(file);
	db.exec(sql);
	db.close();
}

test("a chain that nobody touched is whole, and its head says where it ends", async () => {
	const file = await closedJournal();
	const heard: number[] = [];
	expect(verify(file, (seq) => heard.push(seq))).toEqual({
		entries: 6,
		commits: 3,
		erased: 0,
		head: { seq: 6, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
	});
	expect(heard).toEqual([6]);
});

test("it can be verified beside a running hub", async () => {
	const { journal, file } = await open();
	await journal.append(report());
	expect(verify(file)).toMatchObject({ entries: 1, head: { seq: 1 } });
});

test("data erased by rule leaves the chain whole, and verify counts it", async () => {
	const file = await closedJournal();
	const db = connectToWrite(file);
	expect(eraseData(db, 3)).toBe(true);
	expect(eraseData(db, 3)).toBe(false);
	db.close();
	const found = verify(file);
	expect(found).toMatchObject({ entries: 6, erased: 1 });
	expect(found.firstBad).toBeUndefined();
	const { reader, journal } = await open(file);
	expect(await reader.entry(3)).toMatchObject({ data: {}, erased: true });
	expect(await journal.append(report())).toEqual({ seq: 7 });
});

test("a repeat of an erased entry is still known by its data's hash", async () => {
	const first = await open();
	const draft = report({ data: { plate: "masked" } });
	await first.journal.append(draft);
	await first.close();
	const db = connectToWrite(first.file);
	eraseData(db, 1);
	db.close();
	const { journal } = await open(first.file);
	expect(await journal.append(draft)).toEqual({ seq: 1, repeat: true });
	expect(await journal.append({ ...draft, data: {} })).toEqual({ setAside: "id already used" });
});

test.each([
	[
		"a changed byte of data",
		`UPDATE entry SET data = replace(data, 'beams', 'beamz') WHERE seq = 3`,
		3,
		"not as it was committed",
	],
	["a changed time", "UPDATE entry SET received_at = received_at + 1 WHERE seq = 2", 2, "not as it was committed"],
	["another zone's name", "UPDATE word SET text = 'south' WHERE text = 'north'", 1, "not as it was committed"],
	["changed outcomes", "UPDATE entry SET outcomes = '[]' WHERE seq = 4", 4, "not as it was committed"],
	["data erased without a rule", "UPDATE entry SET data = NULL WHERE seq = 5", 5, "not by rule"],
	["a deleted row", "DELETE FROM entry WHERE seq = 4", 4, "missing"],
	[
		"two rows swapped",
		"UPDATE entry SET seq = 99 WHERE seq = 2; UPDATE entry SET seq = 2 WHERE seq = 5; UPDATE entry SET seq = 5 WHERE seq = 99",
		2,
		"not as it was committed",
	],
	[
		"a commit's hash changed",
		"UPDATE link SET hash = zeroblob(32) WHERE last_seq = 4",
		3,
		"replaced together with its digest",
	],
	[
		"a commit taken out of the middle",
		"DELETE FROM link WHERE last_seq = 4; DELETE FROM entry WHERE seq IN (3, 4)",
		3,
		"missing",
	],
	[
		"an entry added at the end",
		"INSERT INTO entry SELECT 7, source, 'x', type, at, received_at, zone, device, flags, incident, outcomes, data, data_hash, digest FROM entry WHERE seq = 6",
		7,
		"belongs to no commit",
	],
	[
		"the entries after the incident cut off",
		"DELETE FROM link WHERE last_seq >= 4; DELETE FROM entry WHERE seq >= 3",
		3,
		"cut off",
	],
])("%s is named by the first bad seq", async (_, sql, seq, why) => {
	const file = await closedJournal();
	tamper(file, sql);
	const found = verify(file);
	expect(found.firstBad).toMatchObject({ seq, why: expect.stringContaining(why) });
});

test("an end cut off cleanly is a whole chain with another head", async () => {
	const file = await closedJournal();
	const printed = verify(file).head;
	tamper(file, "DELETE FROM link WHERE last_seq = 6; DELETE FROM entry WHERE seq > 4");
	const found = verify(file);
	expect(found.firstBad).toBeUndefined();
	expect(found.head).not.toEqual(printed);
});
