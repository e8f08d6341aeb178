import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { mustStand, whyNone } from "../../src/http/left.ts";
import { backup, restore } from "../../src/journal/store/backup.ts";
import { connectToWrite } from "../../src/journal/store/connect.ts";
import { Database } from "../../src/journal/store/sqlite.ts";
import { verify } from "../../src/journal/store/verify.ts";
import { PROJECTIONS } from "../../src/journal/writer/projections.generated.ts";
import { rebuild } from "../../src/journal/writer/rebuild.ts";
import { leftOf } from "../../src/live/presenter/left.ts";
import { DAY_MS } from "../../src/model/retention.ts";
import { lapse } from "../waiting.ts";
import { anchorOf, dayOf, entriesOf, HOW, judges, retaining, story } from "./retained.ts";
import { ALL, folder, open, report } from "./rig.ts";
import { batch, closeAll, closing, rowsOf, writer } from "./writer/nights.ts";

closeAll();

test("what belongs to a held or an open incident stays, and what a picture or the next start needs; once released it leaves too", () => {
	const { file, db, incidents } = story({ days: 12, passages: () => 3 });
	const [held, again, pictured, past] = incidents;
	const before = new Map(incidents.map((one) => [one, entriesOf(db, one)]));
	retaining(db, dayOf(10), dayOf(12) + 1_000);
	const { removal } = writer(db, HOW);
	while (removal.step());
	for (const one of [held, again]) expect(entriesOf(db, one)).toEqual(before.get(one));
	expect(entriesOf(db, pictured)).toHaveLength(1);
	expect(entriesOf(db, past)).toEqual([]);
	expect(db.prepare("SELECT count(*) FROM entry JOIN word ON no = type WHERE text = 'hub.started'").pluck().get()).toBe(
		1,
	);
	const first = anchorOf(db);
	expect(verify(file)).toMatchObject({ begins: { seq: first?.seq, kept: expect.any(Number) } });
	expect(verify(file).firstBad).toBeUndefined();
	const rows = rowsOf(db, PROJECTIONS);
	expect([...rebuild(db, PROJECTIONS, { judges }).differed.values()].every((n) => n === 0)).toBe(true);
	expect(rowsOf(db, PROJECTIONS)).toEqual(rows);
	// The incidents themselves outlive their entries.
	for (const one of incidents)
		expect(db.prepare("SELECT 1 FROM object WHERE kind = 'incident' AND id = ?").get(one)).toBeDefined();

	const released = {
		source: "user:wang" as const,
		type: "incident.held",
		data: { incident: held, release: true },
		at: dayOf(12) + 2_000,
		receivedAt: dayOf(12) + 2_000,
	};
	expect(writer(db, HOW).commit([batch([report(released)])]).answers).toEqual([expect.any(Number)]);
	db.exec("UPDATE picture SET erased_at = 1");
	retaining(db, dayOf(11), dayOf(12) + 3_000);
	const next = writer(db, HOW).removal;
	while (next.step());
	const through = anchorOf(db)?.seq ?? 0;
	expect(through).toBeGreaterThan(first?.seq ?? 0);
	expect(entriesOf(db, held).every((seq) => seq > through)).toBe(true);
	expect(entriesOf(db, again)).toEqual(expect.arrayContaining(before.get(again) ?? []));
	expect(db.prepare("SELECT count(*) FROM picture").pluck().get()).toBe(0);
	expect(verify(file).firstBad).toBeUndefined();
});

test("who asks for what has left is told so, and when it did", async () => {
	const { db, incidents } = story({ days: 5, passages: () => 1 });
	const [held, again, pictured, past] = incidents;
	retaining(db, dayOf(3), dayOf(5) + 1_000);
	const { removal } = writer(db, HOW);
	while (removal.step());
	const read = (sql: string, params: readonly (string | number | null)[]) =>
		db
			.prepare<(string | number | null)[], unknown[]>(sql)
			.raw()
			.all(...params);
	const page = { limit: 9, order: "desc" } as const;
	const left = { before: new Date(dayOf(3) + 1).toISOString(), at: new Date(dayOf(5) + 1_000).toISOString() };
	expect(leftOf({ ...page, incidents: [past] }, { read })).toEqual(left);
	for (const one of [held, again]) expect(leftOf({ ...page, incidents: [one] }, { read })).toBeUndefined();
	expect(leftOf({ ...page, incidents: [pictured, past] }, { read })).toBeUndefined();
	expect(leftOf(page, { read })).toEqual(left);
	expect(leftOf({ ...page, from: dayOf(3) }, { read })).toEqual(left);
	expect(leftOf({ ...page, from: dayOf(3) + 1 }, { read })).toBeUndefined();

	const reader = {
		rows: async (sql: string, params: readonly (string | number | null)[]) =>
			db.prepare<(string | number | null)[], Record<string, unknown>>(sql).all(...params),
	};
	await expect(mustStand(reader, dayOf(3))).rejects.toThrow(`an instant after ${left.before}`);
	await expect(mustStand(reader, dayOf(3) + 2)).resolves.toBeUndefined();
	await expect(mustStand(reader, undefined)).resolves.toBeUndefined();
	expect(await whyNone(reader, 5)).toBe(`entry 5 left the journal by rule at ${left.at}`);
	expect(await whyNone(reader, 99_999)).toBe("there is no entry 99999");
});

test("400 days shrink to 365 while events come in, each of which is there; a backup of it is restored", async () => {
	const { file, db, incidents } = story({ days: 400, passages: (day) => (day < 35 ? 60 : 4) });
	const entries = Number(db.prepare("SELECT count(*) FROM entry").pluck().get());
	const pages = Number(db.pragma("page_count", { simple: true }));
	const held = entriesOf(db, incidents[0]);
	const still = join(folder(), "journal.sqlite");
	db.prepare("VACUUM INTO ?").run(still);
	db.close();
	const quiet = closing(connectToWrite(still));
	retaining(quiet, dayOf(35), dayOf(400) + 1_000);
	const { removal } = writer(quiet, HOW);
	while (removal.step());
	expect(Number(quiet.pragma("page_count", { simple: true }))).toBeLessThan(pages - 16);
	quiet.close();
	const rig = await open(file);
	const { journal, reader } = rig;
	const acknowledged: number[] = [];
	let meanwhile = 0;
	let isLoaded = true;
	const at = dayOf(400) + 1_000;
	const load = (async () => {
		while (isLoaded) {
			const one = await journal.append(report({ at, receivedAt: at }));
			acknowledged.push("seq" in one ? one.seq : 0);
			meanwhile++;
			await lapse(20);
		}
	})();
	await journal.retain(at - 365 * DAY_MS, at);
	const [begun] = await reader.rows("SELECT done FROM anchor", []);
	expect(begun).toEqual({ done: 0 });
	meanwhile = 0;
	await expect.poll(() => reader.rows("SELECT done FROM anchor", [])).toEqual([{ done: 1 }]);
	expect(meanwhile).toBeGreaterThan(0);
	await expect
		.poll(async () => (await reader.rows("SELECT freelist_count AS n FROM pragma_freelist_count", []))[0]?.n)
		.toBeLessThan(pages / 16 + 65);
	isLoaded = false;
	await load;
	const { items } = await reader.entries({ ...ALL, type: "journal.retained" });
	expect(items).toMatchObject([
		{ source: "hub", data: { through: expect.any(Number), kept: { entries: expect.any(Number) } } },
	]);
	for (const seq of acknowledged) expect(seq).toBeGreaterThan(0);
	const [there] = await reader.rows(`SELECT count(*) AS n FROM entry WHERE seq IN (SELECT value FROM json_each(?))`, [
		JSON.stringify(acknowledged),
	]);
	expect(there).toEqual({ n: acknowledged.length });
	await rig.close();

	const proved = verify(file);
	expect(proved.firstBad).toBeUndefined();
	expect(proved.begins?.at).toBeLessThanOrEqual(at - 365 * DAY_MS);
	expect(proved.begins?.at).toBeGreaterThan(at - 367 * DAY_MS);
	expect(proved.entries).toBeLessThan(entries - 34 * 60 + acknowledged.length + 2);
	const again = closing(new Database(file));
	expect(entriesOf(again, incidents[0])).toEqual(held);
	expect([...rebuild(again, PROJECTIONS, { judges }).differed.values()].every((n) => n === 0)).toBe(true);
	again.close();
	const target = mkdtempSync(join(tmpdir(), "gatehouse-retention-"));
	onTestFinished(() => rmSync(target, { recursive: true, force: true }));
	backup(file, join(target, "backup.sqlite"));
	expect(restore(join(target, "backup.sqlite"), join(target, "journal.sqlite")).report).toMatchObject({
		begins: { seq: proved.begins?.seq, kept: proved.begins?.kept },
		head: proved.head,
	});
});
