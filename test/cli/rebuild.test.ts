import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { takeFolder } from "../../src/hub/data-folder.ts";
import { openJournal } from "../../src/journal/open.ts";
import { connectToWrite } from "../../src/journal/store/connect.ts";
import { CONFIGURATION_CHANGED } from "../../src/model/configuration.ts";
import type { Draft } from "../../src/model/entry.ts";
import { readConfiguration } from "../../src/site/configuration.ts";
import { loadKinds } from "../../src/site/kinds.ts";
import { transferableSiteOf } from "../../src/site/read.ts";
import { newFolder } from "../hub-process.ts";

const silent = { info() {}, warn() {}, error() {}, fatal() {} };
const data = newFolder();
const file = join(data, "journal.sqlite");

function rebuild(...args: string[]) {
	const given = ["src/cli/gatehouse.ts", "rebuild", ...args, "--data", data];
	const { status, stdout, stderr } = spawnSync(process.execPath, given, { encoding: "utf8" });
	return { status, stdout, stderr };
}

/** Reads or writes rows of the journal while no hub has it. */
function inFile<T>(use: (db: ReturnType<typeof connectToWrite>) => T): T {
	const db = connectToWrite(file);
	try {
		return use(db);
	} finally {
		db.close();
	}
}

const rows = () => inFile((db) => [db.prepare("SELECT * FROM object").all(), db.prepare("SELECT * FROM block").all()]);

beforeAll(async () => {
	const configuration = await readConfiguration("config/jingxin-garden.yaml");
	const { journal, reader } = await openJournal({ file, siteSource: { configuration }, log: silent });
	await journal.storeConfiguration({ configuration, site: transferableSiteOf(configuration, await loadKinds()) });
	let count = 0;
	const say = (at: number, source: Draft["source"], type: string, more: Pick<Draft, "data" | "zone">) =>
		journal.append({ source, type, id: `said-${++count}`, at, receivedAt: at, ...more });
	const start = Date.parse("2026-11-23T02:13:07+08:00");
	await say(start, "hub", CONFIGURATION_CHANGED, { data: { after: configuration.hash, changes: [] } });
	await say(start, "hub", "hub.started", { data: {} });
	await say(start, "device:beam-east-3", "perimeter.beam-broken", { zone: "east-3", data: { beams: [1, 2] } });
	await journal.advanceTime(start + 3_600_000);
	await reader.close();
	await journal.close();
});

test("what is as the journal says stays, and what is not is put right", () => {
	const kept = rows();
	expect(rebuild("blocks", "objects")).toMatchObject({ status: 0, stderr: "" });
	expect(rows()).toEqual(kept);
	inFile((db) =>
		db.exec("DELETE FROM block; UPDATE object SET value = json_set(value, '$.priority', 'low') WHERE kind = 'alarm'"),
	);
	const { status, stdout } = rebuild("blocks", "objects");
	expect([status, stdout]).toEqual([0, expect.stringMatching(/blocks, objects: rebuilt from \d+ entries/)]);
	expect(stdout).toMatch(/object: \d+ rows? (was|were) not as the journal says/);
	expect(rows()).toEqual(kept);
});

test("an entry that is judged otherwise by now is named, and nothing is changed unless that is said", () => {
	const kept = rows();
	inFile((db) => db.exec(`UPDATE entry SET outcomes = '[{"because":"repeated"}]' WHERE outcomes LIKE '%"raised"%'`));
	const refused = rebuild("objects");
	expect([refused.status, refused.stdout]).toEqual([1, ""]);
	expect(refused.stderr).toMatch(
		/entry \d+ \(perimeter\.beam-broken\): it was judged .*repeated.*, and is judged .*raised/,
	);
	expect(rows()).toEqual(kept);
	expect(rebuild("blocks")).toMatchObject({ status: 0 });
	const anew = rebuild("objects", "--judge-anew");
	expect([anew.status, anew.stdout]).toEqual([0, expect.stringMatching(/judged otherwise.*: \d+/)]);
	expect(rows()).toEqual(kept);
});

test("what does not exist is named with what does, and nothing is rebuilt beside a running hub", () => {
	expect(rebuild("spoons")).toMatchObject({
		status: 2,
		stderr: expect.stringMatching(/found spoons.*blocks, objects/),
	});
	const folder = takeFolder(data);
	try {
		expect(rebuild("blocks")).toMatchObject({ status: 1, stderr: expect.stringContaining("another process is using") });
	} finally {
		folder.release();
	}
});
