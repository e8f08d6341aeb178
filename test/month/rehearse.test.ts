import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { loadSimulators } from "../../simulators/simulator.ts";
import { isFromOutside } from "../../src/hub/replay.ts";
import { openJournal } from "../../src/journal/open.ts";
import { CONFIGURATION_CHANGED } from "../../src/model/configuration.ts";
import type { Draft } from "../../src/model/entry.ts";
import { readConfiguration } from "../../src/site/configuration.ts";
import { readSite } from "../../src/site/read.ts";
import { transferableOf } from "../../src/site/transferable.ts";
import { newFolder } from "../hub-process.ts";
import { NOBODY_WALKS } from "../local-hour.ts";
import { spoilt } from "../site/spoilt.ts";
import { makeMonth } from "./inputs.ts";
import { live } from "./simulate.ts";
import { Watch } from "./watch.ts";

/** A week in which nobody walks a round is a week of missed ones, each rung for again and again. */
const CONFIG = await spoilt(...NOBODY_WALKS);
const silent = { info() {}, warn() {}, error() {}, fatal() {} };
const start = Date.parse("2026-11-02T00:00:00+08:00");
const data = newFolder();
const week: Draft[] = [];

function rehearse(config: string): readonly string[] {
	const given = ["src/cli/gatehouse.ts", "rehearse", "--data", data, "--days", "8", "--config", config];
	const { status, stdout, stderr } = spawnSync(process.execPath, given, { encoding: "utf8", maxBuffer: 2 ** 28 });
	expect(stderr).toBe("");
	expect(status).toBe(0);
	return stdout.split("\n");
}

/** The lines under a heading such as `silenced: 14`. */
function under(lines: readonly string[], heading: string): readonly string[] {
	const from = lines.findIndex((line) => line.startsWith(heading));
	expect(from, lines.slice(0, 20).join("\n")).toBeGreaterThan(-1);
	const rest = lines.slice(from + 1);
	const end = rest.findIndex((line) => !line.startsWith("  "));
	return end < 0 ? rest : rest.slice(0, end);
}

/** A simulated week of the whole compound, with the operator who worked it, in a real journal. */
beforeAll(async () => {
	const site = await readSite(CONFIG);
	const simulators = await loadSimulators(site.kinds.keys());
	const watch = new Watch(site, ({ entry: { seq: _seq, ...draft } }) => {
		if (isFromOutside(draft)) week.push(draft);
	});
	const configuration = await readConfiguration(CONFIG);
	const told = { source: "hub", type: CONFIGURATION_CHANGED, at: start, receivedAt: start } as const;
	watch.append({ ...told, data: { after: configuration.hash, changes: [] } });
	await live(watch, await makeMonth({ site, simulators, startAt: start, days: 7, seed: "7" }), {
		site,
		startAt: start,
		seed: "7",
	});
	const file = join(data, "journal.sqlite");
	const { journal, reader } = await openJournal({ file, siteSource: { configuration }, log: silent });
	await journal.storeConfiguration({ configuration, site: transferableOf(site) });
	for (let from = 0; from < week.length; from += 1_000) {
		const said = await Promise.all(week.slice(from, from + 1_000).map((draft) => journal.append(draft)));
		expect(said.filter((one) => "refused" in one)).toEqual([]);
	}
	await reader.close();
	await journal.close();
});

/** Local time of day at the compound: `22:31`. */
const clock = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(11, 16);

const crossings = (from: string, to: string) =>
	week.filter(({ type, zone, receivedAt }) => {
		const time = clock(receivedAt);
		return type === "camera.line-crossed" && zone === "square" && time >= from && time < to;
	});

test("a simulated week, rehearsed with a later begin of the square's night, names every event that it would have silenced", async () => {
	const later = await spoilt(
		...NOBODY_WALKS,
		["# a thousand", "# a hundred"],
		['schedule: "22:00–06:00"', 'schedule: "23:00–06:00"'],
	);
	const lines = rehearse(later);
	const expected = crossings("22:00", "23:00");
	expect(expected.length).toBeGreaterThan(5);
	const silenced = under(lines, `silenced: ${expected.length}`).map((line) => line.trim().split(/ {2,}/));
	expect(silenced.map(([time, device, type]) => [time?.slice(11, 16), device, type])).toEqual(
		expected.map(({ receivedAt, source, type }) => [clock(receivedAt), source.slice("device:".length), type]),
	);
	for (const line of silenced) expect(line.join(" ")).toContain("does not count at this time of day");
	expect(lines).toContain("raised: 0");
});

test("an earlier begin names those that it would have raised, and what nobody changed is as it was", async () => {
	const earlier = await spoilt(
		...NOBODY_WALKS,
		["# a thousand", "# a hundred"],
		['schedule: "22:00–06:00"', 'schedule: "21:00–06:00"'],
	);
	const lines = rehearse(earlier);
	// What the hub itself finds out follows from what the cameras said.
	const raised = under(lines, "raised: ")
		.map((line) => line.trim().split(/ {2,}/))
		.filter(([, device]) => device !== "hub");
	const of = new Set(raised.map(([, device]) => device));
	expect([...of].every((device) => device?.startsWith("cam-square"))).toBe(true);
	expect(raised).toHaveLength(crossings("21:00", "22:00").length);
	expect(rehearse(CONFIG)).toEqual(expect.arrayContaining(["silenced: 0", "raised: 0", "moved: 0", "rules: 0"]));
});
