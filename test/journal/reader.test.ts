import { expect, test } from "vitest";
import type { Change } from "../../src/engine/kernel/state.ts";
import type { EntryQuery, Page, PageQuery } from "../../src/journal/query.ts";
import { connectToWrite } from "../../src/journal/store/connect.ts";
import { ObjectRows } from "../../src/journal/writer/projections/object-rows.ts";
import type { RecordedEntry } from "../../src/model/entry.ts";
import { ALL, ASCENDING, NIGHT, open, report } from "./rig.ts";

/** Every page of a list, one after the other. */
async function pages<T>(
	ask: (query: PageQuery) => Promise<Page<T>>,
	limit: number,
	order: "asc" | "desc",
): Promise<T[]> {
	const all: T[] = [];
	let cursor: string | undefined;
	do {
		const page = await ask({ limit, order, ...(cursor !== undefined && { cursor }) });
		expect(page.items.length).toBeLessThanOrEqual(limit);
		all.push(...page.items);
		cursor = page.nextCursor;
	} while (cursor !== undefined);
	return all;
}

/** 3,000 entries over three blocks: three gates, one of them heard only twice; two types; what the hub says about a gate. */
async function busy() {
	const rig = await open();
	await Promise.all(
		Array.from({ length: 3_000 }, (_, i) => {
			const gate = i === 50 || i === 2_500 ? 3 : (i % 2) + 1;
			const time = { at: NIGHT, receivedAt: NIGHT + i * 100 };
			if (i % 100 === 7)
				return rig.journal.append(
					report({ ...time, source: "hub", type: "gate.noticed", data: { device: `gate-${gate}` } }),
				);
			const zone = gate === 1 ? "north" : "south";
			return rig.journal.append(
				report({ ...time, source: `device:gate-${gate}`, type: i % 10 === 0 ? "gate.unlocked" : "gate.passed", zone }),
			);
		}),
	);
	const all: RecordedEntry[] = [];
	let cursor: string | undefined;
	do {
		const page = await rig.reader.entries({ ...ASCENDING, limit: 1_000, ...(cursor !== undefined && { cursor }) });
		all.push(...page.items);
		cursor = page.nextCursor;
	} while (cursor !== undefined);
	expect(all).toHaveLength(3_000);
	return { ...rig, all };
}

const deviceIn = (entry: RecordedEntry) => (entry.source === "hub" ? `device:${entry.data.device}` : entry.source);
function matches(entry: RecordedEntry, { device, type, zone, from, to, hideTypes }: Partial<EntryQuery>): boolean {
	return (
		(device === undefined || deviceIn(entry) === `device:${device}`) &&
		(type === undefined || entry.type === type) &&
		(zone === undefined || entry.zone === zone) &&
		(from === undefined || entry.receivedAt >= from) &&
		(to === undefined || entry.receivedAt < to) &&
		!hideTypes?.includes(entry.type)
	);
}

test("every filter gives exactly the entries that match it, in both orders, over any page size", async () => {
	const { reader, all } = await busy();
	const filters: Partial<EntryQuery>[] = [
		{},
		{ device: "gate-1" },
		{ device: "gate-3" },
		{ device: "gate-9" },
		{ type: "gate.unlocked" },
		{ type: "never.said" },
		{ zone: "south" },
		{ device: "gate-2", type: "gate.noticed" },
		{ device: "gate-1", zone: "south" },
		{ from: NIGHT + 100_000, to: NIGHT + 150_050 },
		{ from: NIGHT + 999_999_999 },
		{ to: NIGHT },
		{ zone: "north", from: NIGHT + 200_000, hideTypes: ["gate.unlocked", "never.said"] },
		{ hideTypes: ["gate.passed"] },
	];
	for (const filter of filters) {
		const expected = all.filter((entry) => matches(entry, filter)).map(({ seq }) => seq);
		for (const [limit, order] of [
			[1_000, "asc"],
			[317, "desc"],
		] as const) {
			const found = await pages((page) => reader.entries({ ...filter, ...page }), limit, order);
			expect(
				found.map(({ seq }) => seq),
				JSON.stringify(filter),
			).toEqual(order === "asc" ? expected : expected.toReversed());
		}
	}
});

test("the last page names no next one, even if it is full", async () => {
	const { journal, reader } = await open();
	await Promise.all([1, 2, 3, 4].map(() => journal.append(report())));
	const first = await reader.entries({ limit: 2, order: "desc" });
	const second = await reader.entries({ limit: 2, order: "desc", cursor: first.nextCursor ?? "" });
	expect([first, second].map(({ items }) => items.map(({ seq }) => seq))).toEqual([
		[4, 3],
		[2, 1],
	]);
	expect(second.nextCursor).toBeUndefined();
});

test("a cursor that is not ours is refused by name", async () => {
	const { reader } = await open();
	await expect(reader.entries({ ...ALL, cursor: "x y" })).rejects.toMatchObject({
		problem: { code: "malformed", mistakes: [{ path: "cursor", found: "x y" }] },
	});
});

test("the entries of an incident are found by it", async () => {
	const { journal, reader } = await open();
	await journal.append(report());
	await journal.append(report({ type: "gate.broken" }));
	await journal.append(
		report({ source: "user:li", type: "incident.noted", data: { incident: "inc-2", text: "a cat" } }),
	);
	const { items } = await reader.entries({ ...ASCENDING, incidents: ["inc-2"] });
	expect(items.map(({ seq }) => seq)).toEqual([2, 3]);
	expect((await reader.entries({ ...ALL, incidents: ["inc-2"], type: "incident.noted" })).items).toHaveLength(1);
});

test("incidents and alarms are listed in the order they began, and filtered", async () => {
	const { journal, reader } = await open();
	for (let i = 0; i < 5; i++) {
		const at = NIGHT + i * 100_000;
		const source = i % 2 === 0 ? ("device:gate-1" as const) : ("device:gate-2" as const);
		await journal.append(
			report({ source, zone: i % 2 === 0 ? "north" : "south", type: "gate.broken", at, receivedAt: at }),
		);
	}
	const all = (await reader.incidents(ASCENDING)).items;
	expect(all.map(({ openedAt }) => openedAt)).toEqual(all.map(({ openedAt }) => openedAt).sort((a, b) => a - b));
	expect(await pages((page) => reader.incidents(page), 1, "desc")).toEqual(all.toReversed());
	const count = async (filter: object) => (await reader.incidents({ ...ALL, ...filter })).items.length;
	expect(await count({ zone: "north" })).toBe(all.filter(({ zones }) => zones.includes("north")).length);
	expect(await count({ state: "open" })).toBe(all.length);
	expect(await count({ state: "resolved" })).toBe(0);
	expect(await count({ priority: "high", open: true })).toBe(all.length);
	expect(await count({ from: NIGHT + 1, to: NIGHT + 200_000 })).toBe(
		all.filter(({ openedAt }) => openedAt > NIGHT && openedAt < NIGHT + 200_000).length,
	);
	expect((await reader.alarms({ ...ALL, zone: "south" })).items.every(({ zone }) => zone === "south")).toBe(true);
	expect(await reader.alarm("alm-999")).toBeUndefined();
	expect(await reader.incident("inc-999")).toBeUndefined();
});

test("a follower hears once of everything that changed since it last looked", async () => {
	const { journal, reader } = await open();
	await journal.append(report({ type: "gate.broken" }));
	const seen = (await reader.changesSince(0, 0)).seq;
	await journal.append(
		report({ source: "user:li", type: "incident.acknowledged", data: { incident: "inc-1", rev: 1 } }),
	);
	const { seq, changed } = await reader.changesSince(seen, 0);
	expect(seq).toBe(2);
	expect(changed.filter(({ kind }) => kind === "incident")).toMatchObject([
		{ id: "inc-1", rev: 2, value: { state: "acknowledged" } },
	]);
	expect((await reader.changesSince(seq, 0)).changed).toEqual([]);
});

test("what is over leaves the whole picture after its day, and what is gone is told as gone", async () => {
	const { journal, reader, file, close } = await open();
	await journal.append(report({ type: "gate.broken" }));
	const incident = await reader.incident("inc-1");
	if (!incident) throw new Error("no incident");
	await close();
	const db = connectToWrite(file);
	const objects = new ObjectRows(db);
	const changed = (seq: number, at: number, ...changes: Change[]) =>
		objects.apply({ seq, receivedAt: at }, { changes });
	const ended = { kind: "incident", id: "inc-1", value: { ...incident, state: "resolved" }, over: true } as const;
	changed(2, NIGHT + 1_000, ended);
	changed(3, NIGHT + 2_000, { kind: "alarm", id: "alm-1", gone: true }, { kind: "timer", id: "t", gone: true });
	objects.flush();
	expect(objects.changed).toMatchObject([
		{ id: "inc-1", rev: 2, value: { state: "resolved" } },
		{ id: "alm-1", rev: 3, gone: true },
	]);
	db.close();

	const again = (await open(file)).reader;
	const ids = async (since: number, closedAfter: number) =>
		(await again.changesSince(since, closedAfter)).changed.map(({ id }) => id);
	expect(await ids(0, NIGHT)).toContain("inc-1");
	expect(await ids(0, NIGHT + 1_000)).not.toContain("inc-1");
	expect(await ids(0, 0)).not.toContain("alm-1");
	expect((await again.changesSince(2, 0)).changed).toEqual([{ kind: "alarm", id: "alm-1", rev: 3, gone: true }]);
	expect(await again.alarm("alm-1")).toBeUndefined();
	expect((await again.incidents({ ...ALL, open: true })).items).toEqual([]);
	expect((await again.incidents(ALL)).items).toMatchObject([{ id: "inc-1" }]);
});

test("devices that were ever heard are listed", async () => {
	const { journal, reader } = await open();
	await journal.append(report({ source: "hub", type: "device.online", data: { device: "gate-2" } }));
	await journal.append(report({ source: "hub", type: "device.online", data: { device: "gate-1" } }));
	expect((await reader.devices()).map(({ id, state }) => `${id} ${state}`)).toEqual(["gate-1 online", "gate-2 online"]);
	expect(await reader.device("gate-1")).toMatchObject({ rev: 2 });
	expect(await reader.device("gate-3")).toBeUndefined();
});

test("a closed reader answers nothing more, and says so", async () => {
	const { reader, close } = await open();
	await close();
	await expect(reader.entry(1)).rejects.toThrow("the reader is closed");
});

test("an incident that was opened again has its ended alarms in view, however long ago they ended", async () => {
	const first = await open();
	const day = 24 * 3_600_000;
	const act = (type: string, at: number, more: object) =>
		first.journal.append(
			report({ source: "user:li", type, at, receivedAt: at, data: { incident: "inc-1", rev: 1, ...more } }),
		);
	await first.journal.append(report({ type: "gate.broken" }));
	await act("incident.acknowledged", NIGHT + 1_000, {});
	await act("incident.resolved", NIGHT + 2_000, { rev: 2, cause: "real" });
	const before = first.commits.length;
	await act("incident.reopened", NIGHT + day, { reason: "a ladder" });
	const told = first.commits.slice(before).flatMap(({ changed }) => changed);
	expect(told).toEqual(
		expect.arrayContaining([expect.objectContaining({ kind: "alarm", id: "alm-1", rev: first.journal.lastSeq })]),
	);
	await first.close();
	const { reader } = await open(first.file);
	const { changed } = await reader.changesSince(0, NIGHT + 9 * day);
	expect(changed).toEqual(
		expect.arrayContaining([
			expect.objectContaining({ id: "alm-1", value: expect.objectContaining({ active: false }) }),
		]),
	);
	expect((await reader.alarms({ ...ALL, open: true })).items).toEqual([]);
});
