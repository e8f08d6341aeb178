import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Refusal } from "../../src/model/problem.ts";
import { readSite } from "../../src/site/read.ts";

const good = await readFile("config/jingxin-garden.yaml", "utf8");

/** What a person is told of the good file with one part replaced. */
async function mistakesWith(...changes: [RegExp, string][]): Promise<readonly string[]> {
	const spoilt = changes.reduce((text, [part, by]) => text.replace(part, by), good);
	expect(spoilt).not.toBe(good);
	const file = join(await mkdtemp(join(tmpdir(), "site-")), "spoilt.yaml");
	await writeFile(file, spoilt);
	const failure = await readSite(file).catch((error: unknown) => error);
	if (!(failure instanceof Refusal)) throw new Error(`expected a refusal, found ${failure}`);
	expect(failure.problem.code).toBe("wrong-configuration");
	return (failure.problem.mistakes ?? []).map(({ path, found, expected }) => `${path}: ${found}; ${expected}`);
}

function lineOf(text: RegExp): number {
	return good.slice(0, good.search(text)).split("\n").length;
}

test("a word where a number belongs is named with file, line, key, and what is allowed", async () => {
	const line = lineOf(/floors: 6/);
	expect(await mistakesWith([/floors: 6/, "floors: many"])).toEqual([
		`spoilt.yaml:${line} buildings.b01.floors: "many"; Invalid input: expected number, received string`,
	]);
});

test("a misspelt key is named where it stands", async () => {
	const [mistake] = await mistakesWith([/flatsPerFloor: 2/, "flatsPerFlor: 2"]);
	expect(mistake).toMatch(/^spoilt\.yaml:\d+ buildings\.b01\.flatsPerFloor: nothing/);
});

test("all mistakes are told at once", async () => {
	expect(await mistakesWith([/floors: 6/, "floors: many"], [/zones: 4/, "zones: none"])).toHaveLength(2);
});

test("a neighbour that is no zone is named", async () => {
	const mistakes = await mistakesWith([/\[sheds, lane-north\]/, "[sheds, lane-nowhere]"]);
	expect(mistakes).toEqual([expect.stringMatching(/adjacency\.\d+: "lane-nowhere"; the id of a zone/)]);
});

test("a wall cut into zones longer than 70 m is refused", async () => {
	expect(await mistakesWith([/zones: 4/, "zones: 2"])).toEqual([expect.stringContaining("zones of at most 70 m")]);
});

test("a key said twice is refused with its line", async () => {
	const [mistake] = await mistakesWith([/^timeZone: .*$/m, "timeZone: Asia/Shanghai\ntimeZone: Europe/Berlin"]);
	expect(mistake).toMatch(/^spoilt\.yaml:\d+: duplicate key/);
});

test("a kind of device that does not exist is answered with the kinds that do", async () => {
	const mistakes = await mistakesWith([/kind: home/, "kind: hom"]);
	expect(mistakes).toEqual([expect.stringMatching(/panel-guard-room\.kind: "hom"; a kind of device: camera, home/)]);
});

test("a door release that no door station knows is refused", async () => {
	const mistakes = await mistakesWith([/reports: \[resident,/, "reports: [residnt,"]);
	expect(mistakes.length).toBeGreaterThan(0);
});

test("a file that is not there is named", async () => {
	await expect(readSite("config/nowhere.yaml")).rejects.toThrow(/config\/nowhere\.yaml/);
});
