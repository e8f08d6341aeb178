import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { ALL, ASCENDING, NIGHT, open, report } from "./rig.ts";

test("what was acknowledged is there after the journal is opened again, in the order of arrival", async () => {
	const first = await open();
	const answers = await Promise.all(
		Array.from({ length: 500 }, (_, i) => first.journal.append(report({ data: { i } }))),
	);
	expect(answers).toEqual(Array.from({ length: 500 }, (_, i) => ({ seq: i + 1 })));
	await first.close();

	const again = await open(first.file);
	expect(again.journal).toMatchObject({ id: first.journal.id, lastSeq: 500, lastAt: NIGHT });
	const { items } = await again.reader.entries(ASCENDING);
	expect(items.map(({ data }) => data.i)).toEqual(Array.from({ length: 500 }, (_, i) => i));
});

test("an entry reads back with all that was written", async () => {
	const { journal, reader } = await open();
	const draft = report({
		at: NIGHT - 3_000_000,
		late: true,
		initial: true,
		clockSkew: true,
		data: { 名: "门", nested: [1, { a: null }] },
	});
	await journal.append(draft);
	const { outcomes, ...entry } = (await reader.entry(1)) ?? { outcomes: [] };
	expect(entry).toEqual({ ...draft, seq: 1 });
	expect(outcomes.length).toBeGreaterThan(0);
	expect(await reader.entry(2)).toBeUndefined();
});

test("the writer's file is in WAL mode and synced at every commit", async () => {
	const { file, close } = await open();
	await close();
	const db = new Database(file, { readonly: true });
	expect(db.pragma("journal_mode", { simple: true })).toBe("wal");
	db.close();
});

test("entries that arrive together share few commits", async () => {
	const { journal, commits } = await open();
	await Promise.all(Array.from({ length: 2_000 }, () => journal.append(report())));
	expect(commits.reduce((sum, { entryCount }) => sum + entryCount, 0)).toBe(2_000);
	expect(commits.length).toBeLessThanOrEqual(20);
	expect(commits.every(({ entries }) => entries.length <= 25)).toBe(true);
});

test("a repeat changes nothing and gets the first one's seq, alone, in one commit, and after a restart", async () => {
	const first = await open();
	const draft = report();
	expect(await Promise.all([first.journal.append(draft), first.journal.append(draft)])).toEqual([
		{ seq: 1 },
		{ seq: 1, repeat: true },
	]);
	expect(await first.journal.append({ ...draft, receivedAt: NIGHT + 60_000 })).toEqual({ seq: 1, repeat: true });
	await first.close();
	const again = await open(first.file);
	expect(await again.journal.append(draft)).toEqual({ seq: 1, repeat: true });
	expect(again.journal.lastSeq).toBe(1);
});

test("an event sent again after an outage may say that it is late", async () => {
	const { journal } = await open();
	const draft = report();
	await journal.append(draft);
	expect(await journal.append({ ...draft, receivedAt: NIGHT + 3_600_000, late: true })).toEqual({
		seq: 1,
		repeat: true,
	});
});

test.each([
	["other data", { data: { score: 1 } }],
	["another type", { type: "gate.opened" }],
	["another time", { at: NIGHT + 1 }],
])("the same id with %s goes to quarantine with the reason", async (_, other) => {
	const { journal, reader, commits } = await open();
	const draft = report();
	await journal.append(draft);
	expect(await journal.append({ ...draft, ...other })).toEqual({ setAside: "id already used" });
	const { items } = await reader.quarantined(ALL);
	const topic = "gatehouse/v1/small/gate-1/event";
	expect(items).toMatchObject([{ sender: "gate-1", topic, reason: "id already used", path: "id", found: draft.id }]);
	const { id, type, at, data } = { ...draft, ...other };
	const message = { id, type, at: new Date(at).toISOString(), data };
	expect(JSON.parse(Buffer.from(items[0]?.bytes ?? "", "base64").toString())).toEqual(message);
	expect(commits.at(-1)).toMatchObject({ entryCount: 0, quarantined: 1 });
	expect(journal.lastSeq).toBe(1);
});

test("two sources may use the same id", async () => {
	const { journal } = await open();
	const draft = report();
	await journal.append(draft);
	expect(await journal.append({ ...draft, source: "device:gate-2" })).toEqual({ seq: 2 });
});

test.each([
	"01990c2e-7b1a-7c3d-8e4f-0123456789ab",
	"01990C2E-7B1A-7C3D-8E4F-0123456789AB",
	"01990c2e-7b1a-7c3d-8e4f-0123456789aB",
	"01990c2e7b1a7c3d8e4f0123456789ab",
	"0",
	"000",
	"a.B_c-9",
	"x".repeat(64),
])("the id %s comes back byte for byte, and only it is a repeat", async (id) => {
	const { journal, reader } = await open();
	await journal.append(report({ id }));
	expect((await reader.entry(1))?.id).toBe(id);
	expect(await journal.append(report({ id }))).toMatchObject({ seq: 1, repeat: true });
	const other = id === id.toUpperCase() ? `${id.slice(0, 63)}x` : id.toUpperCase();
	expect(await journal.append(report({ id: other }))).toEqual({ seq: 2 });
});

test("time in the journal never runs backwards, and an hour's step back of the clock changes no order", async () => {
	const { journal, reader } = await open();
	await journal.append(report({ receivedAt: NIGHT + 1_000 }));
	await journal.append(report({ receivedAt: NIGHT - 3_600_000 }));
	const { items } = await reader.entries(ASCENDING);
	expect(items.map(({ receivedAt }) => receivedAt)).toEqual([NIGHT + 1_000, NIGHT + 1_000]);
	expect(journal.lastAt).toBe(NIGHT + 1_000);
});

test("a message that is not valid is kept with its bytes and the exact reason", async () => {
	const { journal, reader } = await open();
	const bytes = new Uint8Array(70_000).fill(0xff);
	const why = { reason: "not JSON", path: "data.beams", found: '"x"', expected: "a number" };
	await journal.quarantine({
		sender: "gate-1",
		account: "gate-1",
		topic: "gatehouse/v1/small/gate-1/event",
		bytes,
		totalBytes: 70_000,
		receivedAt: NIGHT,
		...why,
	});
	await journal.quarantine({
		sender: "gate-1",
		account: "gate-1",
		topic: "t",
		bytes: Buffer.from("{"),
		totalBytes: 1,
		receivedAt: NIGHT,
		reason: "cut",
	});
	const page = await reader.quarantined({ limit: 1, order: "desc" });
	expect(page.items).toEqual([
		{ id: 2, sender: "gate-1", topic: "t", receivedAt: NIGHT, reason: "cut", bytes: "ew==", totalBytes: 1 },
	]);
	const next = await reader.quarantined({ limit: 1, order: "desc", cursor: page.nextCursor ?? "" });
	expect(next.items).toMatchObject([{ id: 1, ...why, totalBytes: 70_000 }]);
	expect(Buffer.from(next.items[0]?.bytes ?? "", "base64").length).toBe(65_536);
	expect(next.nextCursor).toBeUndefined();
	expect(await reader.quarantineCount()).toBe(2);
});

test("closing commits what is in hand, and then nothing is taken", async () => {
	const { journal, file } = await open();
	const last = journal.append(report());
	await journal.close();
	expect(await last).toEqual({ seq: 1 });
	await expect(journal.append(report())).rejects.toThrow("store unavailable: the journal is closed");
	expect((await open(file)).journal.lastSeq).toBe(1);
});
