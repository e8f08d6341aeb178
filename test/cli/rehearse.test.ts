import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { openJournal } from "../../src/journal/open.ts";
import { CONFIGURATION_CHANGED } from "../../src/model/configuration.ts";
import type { Draft } from "../../src/model/entry.ts";
import { readConfiguration } from "../../src/site/configuration.ts";
import { loadKinds } from "../../src/site/kinds.ts";
import { transferableSiteOf } from "../../src/site/read.ts";
import { newFolder } from "../hub-process.ts";
import { NOBODY_WALKS } from "../local-hour.ts";
import { spoilt } from "../site/spoilt.ts";

/** A week in which nobody walks a round is a week of missed ones, each rung for again and again. */
const CONFIG = await spoilt(...NOBODY_WALKS);
const silent = { info() {}, warn() {}, error() {}, fatal() {} };
const CROSSED_AT = ["12:00:00", "21:30:00", "22:30:00", "23:30:00"];

const data = newFolder();

function gatehouse(...args: string[]) {
	const given = ["src/cli/gatehouse.ts", "rehearse", "--data", data, ...args];
	const { status, stdout, stderr } = spawnSync(process.execPath, given, { encoding: "utf8" });
	return { status, stdout, stderr, lines: stdout.split("\n") };
}

/** The lines under a heading such as `silenced: 14`. */
function under(lines: readonly string[], heading: string): readonly string[] {
	const from = lines.findIndex((line) => line.startsWith(heading));
	expect(from, lines.join("\n")).toBeGreaterThan(-1);
	const rest = lines.slice(from + 1);
	return rest.slice(
		0,
		rest.findIndex((line) => !line.startsWith("  ")),
	);
}

/** A week in the square: somebody crosses the line at noon, in the evening, and in the night; and once the wall breaks. */
beforeAll(async () => {
	const configuration = await readConfiguration(CONFIG);
	const file = join(data, "journal.sqlite");
	const { journal, reader } = await openJournal({ file, siteSource: { configuration }, log: silent });
	await journal.storeConfiguration({ configuration, site: transferableSiteOf(configuration, await loadKinds()) });
	let count = 0;
	const say = (at: number, source: Draft["source"], type: string, more: Pick<Draft, "data" | "zone">) =>
		journal.append({ source, type, id: `said-${++count}`, at, receivedAt: at, ...more });
	const start = Date.parse("2026-11-16T08:00:00+08:00");
	await say(start, "hub", CONFIGURATION_CHANGED, { data: { after: configuration.hash, changes: [] } });
	await say(start, "hub", "hub.started", { data: {} });
	for (let day = 16; day < 23; day++) {
		for (const time of CROSSED_AT) {
			const at = Date.parse(`2026-11-${day}T${time}+08:00`);
			const crossed = { line: "square", direction: "in", label: "person" };
			await say(at, "device:cam-square-1", "camera.line-crossed", { zone: "square", data: crossed });
		}
	}
	const broken = Date.parse("2026-11-23T02:13:07+08:00");
	await say(broken, "device:beam-east-3", "perimeter.beam-broken", { zone: "east-3", data: { beams: [1, 2] } });
	await reader.close();
	await journal.close();
});

test("the file in force, rehearsed, changes nothing", () => {
	const { status, lines } = gatehouse("--config", CONFIG);
	expect(status).toBe(0);
	expect(lines).toEqual(expect.arrayContaining(["silenced: 0", "raised: 0", "moved: 0", "rules: 0"]));
});

test("a later begin of the square's night names the events that it would have silenced, and why", async () => {
	const changed = await spoilt(
		...NOBODY_WALKS,
		["# a thousand", "# a hundred"],
		['schedule: "22:00–06:00"', 'schedule: "23:00–06:00"'],
	);
	const { status, lines } = gatehouse("--config", changed);
	expect(status).toBe(0);
	expect(lines[1]).toBe('  spoilt.yaml rules.alarms.camera.line-crossed.0.schedule: "22:00–06:00" → "23:00–06:00"');
	const silenced = under(lines, "silenced: 7");
	expect(silenced.map((line) => line.trim().split(/ {2,}/).slice(0, 3))).toEqual(
		[16, 17, 18, 19, 20, 21, 22].map((day) => [`2026-11-${day} 22:30:00`, "cam-square-1", "camera.line-crossed"]),
	);
	expect(silenced[0]).toMatch(/does not count at this time of day \(.*camera\.line-crossed, spoilt\.yaml:\d+\)/);
	expect(lines).toContain("raised: 0");
});

test("no schedule at all names those that it would have raised", async () => {
	const changed = await spoilt(...NOBODY_WALKS, [/ +- where: square.*\n +schedule: .*\n/, "      - where: square\n"]);
	const { lines } = gatehouse("--config", changed, "--days", "2.5");
	const raised = under(lines, "raised: ");
	const times = raised.map((line) => line.trim().slice(0, 19));
	for (const time of ["2026-11-21 12:00:00", "2026-11-22 12:00:00", "2026-11-22 21:30:00"])
		expect(times).toContain(time);
	expect(times.some((time) => time < "2026-11-20")).toBe(false);
});

test("another priority names the events that it would have moved, and the rules that decided otherwise", async () => {
	const changed = await spoilt(...NOBODY_WALKS, [
		"    home.water:",
		"    perimeter.breach: { priority: medium }\n    home.water:",
	]);
	const { lines } = gatehouse("--config", changed, "--days", "1");
	expect(under(lines, "moved: 1")[0]).toMatch(
		/2026-11-23 02:13:07 +beam-east-3 +perimeter\.beam-broken +\d+ +high → medium/,
	);
});

test("a wrong file, a folder without a journal, and days that are none get words and their exit codes", async () => {
	const wrong = gatehouse("--config", await spoilt(...NOBODY_WALKS, ["stepAway: 15 min", "stepAway: 15"]));
	expect(wrong.status).toBe(2);
	expect(wrong.stderr).toMatch(/spoilt\.yaml:\d+ rules\.guardRoom\.stepAway: found 15; expected a time with its unit/);
	expect(gatehouse("--config", CONFIG, "--days", "none").status).toBe(2);
	expect(gatehouse().status).toBe(2);
	const nowhere = gatehouse("--config", CONFIG, "--data", newFolder());
	expect([nowhere.status, nowhere.stderr]).toEqual([1, expect.stringContaining("there is no journal at")]);
});
