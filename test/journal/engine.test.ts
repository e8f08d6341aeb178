import { expect, test } from "vitest";
import { ALL, ASCENDING, NIGHT, open, report } from "./rig.ts";

const breach = (more = {}) => report({ type: "gate.broken", ...more });

test("alarm and incident are changed in the commit of the event that raised them", async () => {
	const { journal, reader, commits } = await open();
	await journal.append(breach());
	expect((await reader.incidents(ALL)).items).toMatchObject([
		{ id: "inc-1", rev: 1, state: "open", alarms: ["alm-1"] },
	]);
	expect(await reader.alarmsOf("inc-1")).toMatchObject([{ id: "alm-1", active: true }]);
	expect(commits).toHaveLength(1);
	expect(commits[0]?.changed).toEqual(
		expect.arrayContaining([
			expect.objectContaining({ kind: "alarm", id: "alm-1", rev: 1, value: expect.objectContaining({ active: true }) }),
			expect.objectContaining({ kind: "incident", id: "inc-1", rev: 1 }),
		]),
	);
	expect(commits[0]?.entries).toMatchObject([
		{ seq: 1, incident: "inc-1", outcomes: [{ because: "raised" }, { because: "opened" }] },
	]);
});

test("a person's action that is not possible is refused and leaves no trace", async () => {
	const { journal, reader, commits } = await open();
	const action = report({ source: "user:li", type: "incident.acknowledged", data: { incident: "inc-9", rev: 9 } });
	expect(await journal.append(action)).toMatchObject({ refused: { code: "wrong-state" } });
	expect(journal.lastSeq).toBe(0);
	expect(commits).toEqual([]);
	expect((await reader.entries(ALL)).items).toEqual([]);
});

test("an action sent again with its key is a repeat, though it would be refused by now", async () => {
	const { journal } = await open();
	await journal.append(breach());
	const action = report({ source: "user:li", type: "incident.acknowledged", data: { incident: "inc-1", rev: 1 } });
	expect(await journal.append(action)).toEqual({ seq: 2 });
	expect(await journal.append({ ...action, at: NIGHT + 5_000 })).toEqual({ seq: 2, repeat: true });
	expect(await journal.append({ ...action, id: "another-key" })).toMatchObject({ refused: { code: "wrong-state" } });
});

test("what the hub concludes from an event stands right after it, in the same commit", async () => {
	const { journal, reader, commits } = await open();
	const [forced, passed] = await Promise.all([
		journal.append(report({ type: "gate.opened" })),
		journal.append(report()),
	]);
	expect([forced, passed]).toEqual([{ seq: 1 }, { seq: 3 }]);
	const { items } = await reader.entries({ ...ASCENDING, device: "gate-1" });
	expect(items.map(({ source, type }) => `${source} ${type}`)).toEqual([
		"device:gate-1 gate.opened",
		"hub gate.forced",
		"device:gate-1 gate.passed",
	]);
	expect(commits).toMatchObject([{ firstSeq: 1, lastSeq: 3 }]);
});

test("what falls due becomes an entry of its time before the next event is judged", async () => {
	const { journal, reader } = await open();
	await journal.append(breach());
	const due = journal.nextDueAt ?? 0;
	expect(due).toBe(NIGHT + 10_000);
	await journal.append(report({ receivedAt: NIGHT + 20_000 }));
	const { items } = await reader.entries(ASCENDING);
	expect(items).toMatchObject([
		{ seq: 1 },
		{ seq: 2, source: "hub", receivedAt: due },
		{ seq: 3, receivedAt: NIGHT + 20_000 },
	]);
	expect(await reader.alarm("alm-1")).toMatchObject({ active: false, rev: 2 });
});

test("what falls due when nothing else comes happens by the clock, once, and survives a restart", async () => {
	const first = await open();
	await first.journal.append(breach());
	await first.journal.advanceTime(NIGHT + 9_999);
	expect(first.journal.lastSeq).toBe(1);
	await first.close();

	const again = await open(first.file);
	expect(again.journal.nextDueAt).toBe(NIGHT + 10_000);
	await again.journal.advanceTime(NIGHT + 10_000);
	await again.journal.advanceTime(NIGHT + 10_000);
	expect(again.journal.lastSeq).toBe(2);
	await again.close();

	const third = await open(first.file);
	await third.journal.advanceTime(NIGHT + 10_000);
	expect(third.journal.lastSeq).toBe(2);
	expect((await third.reader.entry(2))?.source).toBe("hub");
	expect(third.journal.nextDueAt).toBe(NIGHT + 60_000);
});

test("what fell due while the journal was closed happens once when it is open again, marked so", async () => {
	const first = await open();
	await first.journal.append(breach());
	await first.close();
	const again = await open(first.file);
	const up = NIGHT + 3_600_000;
	await again.journal.append(report({ receivedAt: up }));
	const { items } = await again.reader.entries(ASCENDING);
	expect(items.map(({ type, receivedAt, data }) => [type, receivedAt, data.whileDown])).toEqual([
		["gate.broken", NIGHT, undefined],
		["alarm.moment-passed", up, true],
		["incident.acknowledge-overdue", up, true],
		["incident.told-on", up, undefined],
		["alarm.episode-over", up, true],
		["gate.passed", up, undefined],
	]);
	expect(again.journal.nextDueAt).toBe(up + 60_000);
});

test("an event that the engine fails on is set aside alone, loudly, and the rest of its commit stands", async () => {
	const { journal, reader, said, commits, fatal } = await open();
	const cursed = report({ type: "gate.cursed", data: { curse: true } });
	const answers = await Promise.all([
		journal.append(breach()),
		journal.append(cursed),
		journal.append(breach({ source: "device:gate-2", zone: "south" })),
	]);
	expect(answers).toEqual([{ seq: 1 }, { setAside: "engine failed" }, { seq: 3 }]);
	expect((await reader.quarantined(ALL)).items).toMatchObject([
		{
			sender: "gate-1",
			topic: "gatehouse/v1/small/gate-1/event",
			reason: "engine failed",
			found: "the kind's rule is broken",
		},
	]);
	expect(await reader.entry(2)).toMatchObject({
		source: "hub",
		type: "engine.failed",
		data: { source: "device:gate-1", id: cursed.id, type: "gate.cursed", reason: "the kind's rule is broken" },
	});
	expect((await reader.alarms(ALL)).items.map(({ type }) => type)).toContain("engine.failed");
	expect(said).toEqual(["the engine failed on an entry"]);
	expect(commits.reduce((sum, { quarantined }) => sum + quarantined, 0)).toBe(1);
	expect(fatal).toEqual([]);
});

test("after a failed event the hub starts again as ever", async () => {
	const first = await open();
	await first.journal.append(report({ type: "gate.cursed", data: { curse: true } }));
	await first.close();
	const again = await open(first.file);
	expect(await again.journal.append(breach())).toEqual({ seq: 2 });
});
