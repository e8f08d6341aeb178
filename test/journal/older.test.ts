import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Journal } from "../../src/journal/journal.ts";
import { openJournal } from "../../src/journal/open.ts";
import type { Reader } from "../../src/journal/query.ts";
import { verify } from "../../src/journal/store/verify.ts";
import type { Configuration } from "../../src/model/configuration.ts";
import { readConfiguration } from "../../src/site/configuration.ts";
import { type Line, startHub } from "../hub-process.ts";

/** An evening of 2025 as a Gatehouse from before the silence budget left it; `older/README.md` tells what is in it. */
const OLDER = new URL("./older/journal.sqlite.gz", import.meta.url);

let configuration: Configuration;
let scratch: string;

function copied(): string {
	const file = join(mkdtempSync(join(scratch, "data-")), "journal.sqlite");
	writeFileSync(file, gunzipSync(readFileSync(OLDER)));
	return file;
}

interface Opened {
	readonly file: string;
	readonly journal: Journal;
	readonly reader: Reader;
	/** What was logged as a warning or worse. */
	readonly warned: string[];
	close(): Promise<void>;
}

/** The journal opened by this build, whose hub says `laterMs` after the last entry that it has started. */
async function started(laterMs: number): Promise<Opened> {
	const file = copied();
	const warned: string[] = [];
	const warn = (_facts: object, words: string) => void warned.push(words);
	const log = { info() {}, warn, error: warn, fatal: warn };
	const { journal, reader } = await openJournal({ file, siteSource: { configuration }, log });
	const close = async () => {
		await journal.close();
		await reader.close();
	};
	const at = journal.lastAt + laterMs;
	const said = await journal.append({ source: "hub", type: "hub.started", id: "s1", at, receivedAt: at, data: {} });
	expect(said).toHaveProperty("seq");
	await journal.advanceTime(at);
	return { file, journal, reader, warned, close };
}

/** One of them for whoever only looks. */
let looked: Opened;
beforeAll(async () => {
	configuration = await readConfiguration("config/jingxin-garden.yaml");
	scratch = mkdtempSync(join(tmpdir(), "gatehouse-older-"));
	looked = await started(SOON);
});
afterAll(async () => {
	await looked.close();
	rmSync(scratch, { recursive: true, force: true });
});

function taken(journal: Journal, incident: string, rev: number) {
	const data = { incident, rev, role: "operator" };
	const at = journal.lastAt;
	return journal.append({
		...{ source: "user:li", type: "incident.acknowledged", id: `${incident}.${rev}` },
		...{ at, receivedAt: at, data },
	});
}

const SOON = 10_000;
/** The seq of the last entry of then. */
const LAST = 52;
const MINUTE = 60_000;

test("it is brought up to date, its chain holds, and nothing in it fails the engine", async () => {
	const before = verify(copied());
	const { file, journal, reader, warned, close } = await started(SOON);
	expect(warned).toEqual(["the configuration in force can't be read any more; the given one judges from here on"]);
	await journal.advanceTime(journal.lastAt + 24 * 60 * MINUTE);
	expect((await reader.entries({ type: "engine.failed", limit: 10, order: "asc" })).items).toEqual([]);
	expect(await reader.quarantineCount()).toBe(0);
	await close();
	const after = verify(file);
	expect(after).not.toHaveProperty("firstBad");
	expect(after.entries).toBeGreaterThan(before.entries);
});

test("its incidents stand: what rang sounds with its clock, and what was taken is taken", async () => {
	const { reader } = looked;
	expect(await reader.incident("inc-4")).toMatchObject({ state: "acknowledged", owner: "li", due: { what: "act" } });
	for (const [id, type, priority] of [
		["inc-36", "perimeter.breach", "high"],
		["inc-37", "home.panic", "critical"],
		["inc-42", "home.tamper", "medium"],
	] as const) {
		const incident = await reader.incident(id);
		expect(incident).toMatchObject({ type, priority, state: "open", due: { what: "acknowledge" } });
		expect(incident).toMatchObject({ news: incident?.rang, untakenSince: incident?.openedAt });
	}
});

test.each([
	["outside its schedule", "alm-2"],
	["by a walk test", "alm-25"],
	["for chattering", "alm-27"],
	["in a flood's group", "alm-50"],
	["in a flood's group too", "alm-51"],
])("what was kept quiet before, %s, is owed and has rung at the start", async (_, id) => {
	const { journal, reader } = looked;
	const alarm = await reader.alarm(id);
	expect(alarm).toMatchObject({ debt: { count: 1 }, rings: 1, rang: journal.lastAt });
	for (const gone of ["suppressed", "hidden", "chattering"]) expect(alarm).not.toHaveProperty(gone);
	const incident = await reader.incident(alarm?.incident ?? "");
	expect(incident).toMatchObject({ state: "open", owes: { count: 1 } });
	expect(incident?.rang).toBeGreaterThan(LAST);
	expect(incident).not.toHaveProperty("quiet");
});

test("a zone that chattered guards again, and nothing of the old counts is left", async () => {
	const left = "SELECT id FROM object WHERE open = 1 AND (id LIKE 'chatter%' OR id LIKE 'delayed|%')";
	expect(await looked.reader.rows(left, [])).toEqual([]);
});

test("a tamper that somebody shelved for four hours rings: nobody may any more without a captain, nor for so long", async () => {
	const { journal, reader, close } = await started(SOON);
	const alarm = await reader.alarm("alm-13");
	expect(alarm).toMatchObject({ type: "perimeter.tamper", rang: journal.lastAt, debt: { count: 1 } });
	expect(alarm).not.toHaveProperty("shelved");
	expect((await reader.incident("inc-13"))?.rang).toBeGreaterThan(LAST);
	await close();
});

test("what is still out of service is owed by that row, and rings at its end; what waited is raised", async () => {
	const { journal, reader, close } = await started(SOON);
	const before = await reader.incident("inc-50");
	const at = journal.lastAt;
	await journal.append({ source: "hub", type: "hub.started", id: "s2", at, receivedAt: at, data: {} });
	expect(await reader.incident("inc-50"), "a second start brings nothing forward again").toEqual(before);
	const { rang = 0, rev = 0 } = (await reader.incident("inc-37")) ?? {};
	expect(await taken(journal, "inc-37", rang - 1)).toMatchObject({ refused: { code: "rang-again" } });
	expect(await taken(journal, "inc-37", rev)).toHaveProperty("seq");
	await journal.advanceTime(at + 6 * MINUTE);
	const { items } = await reader.incidents({ limit: 100, order: "desc" });
	const [waited] = items.filter(({ type }) => type === "camera.sound");
	expect(waited).toMatchObject({ state: "open", zone: "gate-south" });
	expect(waited?.rang, "a medium in a flood rings after five minutes").toBeGreaterThan(LAST);
	const alarm = await reader.alarm("alm-20");
	const due = alarm?.debt?.due ?? 0;
	expect(alarm).toMatchObject({ debt: { count: 1, because: "out-of-service" } });
	expect(due).toBeGreaterThan(journal.lastAt);
	expect(due).toBeLessThan(at + 120 * MINUTE);
	await journal.advanceTime(due);
	expect(await reader.alarm("alm-20")).toMatchObject({ rang: due });
	expect(await reader.incident(alarm?.incident ?? "")).toMatchObject({ state: "open" });
	await close();
});

test("a hub starts on its folder, hears a beam, and has rung what was owed", async () => {
	const data = dirname(copied());
	const hub = await startHub({ data });
	const loud = ({ level }: Line) => level === "error" || level === "fatal" || Number(level) >= 50;
	expect(hub.lines.filter(loud)).toEqual([]);
	expect((await fetch(`${hub.http}/healthz`)).status).toBe(200);
	expect(await hub.stop()).toBe(0);
	const db = new Database(join(data, "journal.sqlite"), { readonly: true });
	const silent = db.prepare(
		"SELECT id FROM object WHERE kind = 'incident' AND open = 1 AND json_extract(value, '$.state') = 'open' AND json_extract(value, '$.rang') <= ?",
	);
	const ids = ["inc-2", "inc-13", "inc-20", "inc-25", "inc-50", "inc-51"];
	const left = silent.all(LAST).map((row) => (row as { id: string }).id);
	expect(left.filter((id) => ids.includes(id))).toEqual([]);
	db.close();
});
