import { expect, test } from "vitest";
import { ALL, ASCENDING, NIGHT, open, report } from "./rig.ts";

const rejected = (names: string, device = "gate-1") => ({
	sender: device,
	account: device,
	topic: `gatehouse/v1/small/${device}/event`,
	bytes: Buffer.from("{"),
	totalBytes: 1,
	receivedAt: NIGHT,
	reason: "payload: not JSON",
	event: { device, names },
});

test("a message that can't be read and names an alarm is in quarantine and in an incident, by one commit", async () => {
	const { journal, reader, commits } = await open();
	await journal.quarantine(rejected("gate.called"));
	expect(commits).toMatchObject([{ entryCount: 1, quarantined: 1 }]);
	expect((await reader.quarantined(ALL)).items).toMatchObject([{ sender: "gate-1", reason: "payload: not JSON" }]);
	expect((await reader.incidents(ALL)).items).toMatchObject([
		{ type: "gate.call", priority: "critical", zone: "north" },
	]);
	expect((await reader.entries({ ...ALL, device: "gate-1" })).items).toMatchObject([
		{ source: "hub", type: "report.unreadable", data: { type: "gate.called", unread: "payload: not JSON" } },
	]);
});

test("one that names nothing that raises is in quarantine only", async () => {
	const { journal, reader, commits } = await open();
	await journal.quarantine(rejected("gate.passed"));
	await journal.quarantine(rejected("no.such"));
	expect(commits).toMatchObject([
		{ entryCount: 0, quarantined: 1 },
		{ entryCount: 0, quarantined: 1 },
	]);
	expect((await reader.incidents(ALL)).items).toEqual([]);
});

test("an id used again with other content is heard, and used again with the same content is not", async () => {
	const { journal, reader } = await open();
	const first = report({ type: "gate.passed" });
	await journal.append(first);
	expect(await journal.append({ ...first, type: "gate.called" })).toEqual({ setAside: "id already used" });
	const [incident] = (await reader.incidents(ALL)).items;
	expect(incident).toMatchObject({ type: "gate.call", priority: "critical" });
	expect(await journal.append(first)).toEqual({ seq: 1, repeat: true });
	expect((await reader.incidents(ALL)).items).toEqual([incident]);
	const breach = report({ type: "gate.broken" });
	await journal.append(breach);
	await journal.append({ ...breach, data: { other: true } });
	expect((await reader.incidents(ALL)).items.map(({ type }) => type)).toContain("report.unreadable");
});

test("a report that came without a time and comes again is a repeat, whenever it comes", async () => {
	const { journal, reader } = await open();
	const timeless = report({ type: "gate.called", noTime: true });
	await journal.append(timeless);
	expect(await journal.append({ ...timeless, at: NIGHT + 5_000, receivedAt: NIGHT + 5_000 })).toMatchObject({
		repeat: true,
	});
	const { noTime: _, ...timed } = timeless;
	expect(await journal.append({ ...timed, at: NIGHT - 60_000, receivedAt: NIGHT + 9_000 })).toMatchObject({
		repeat: true,
	});
	expect((await reader.quarantined(ALL)).items).toEqual([]);
	expect((await reader.entry(1))?.noTime).toBe(true);
});

test("a call for help on which the engine fails is critical, and that it failed is told beside it", async () => {
	const { journal, reader } = await open();
	expect(await journal.append(report({ type: "gate.called", data: { curse: true } }))).toEqual({
		setAside: "engine failed",
	});
	const { items } = await reader.incidents(ALL);
	expect(items.map(({ type, priority }) => `${type} ${priority}`).sort()).toEqual([
		"engine.failed medium",
		"gate.call critical",
	]);
	expect((await reader.entries(ASCENDING)).items.map(({ type }) => type)).toEqual([
		"engine.failed",
		"report.unreadable",
	]);
});
