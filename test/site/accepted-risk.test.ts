import { expect, test } from "vitest";
import { readSite } from "../../src/site/read.ts";
import { ONE_PLACE } from "./one-place.ts";
import { toldOf, written } from "./spoilt.ts";

const withRules = (rules: string) => written(`${ONE_PLACE}rules:\n${rules}`);

test("P04 a wall breach made low by the file: nobody is ever told of a climber; the file is refused or warned of", async () => {
	expect(await toldOf(await withRules("  alarms:\n    perimeter.breach: { priority: low }\n"))).toEqual([
		'spoilt.yaml:28 rules.alarms.perimeter.breach.priority: found low for perimeter.breach, which tells of a person; expected medium, high or critical, or beside it acceptedRisk: "who, why": below medium nobody is told',
	]);
});

test.each([
	"perimeter.breach",
	"home.intrusion",
	"camera.line-crossed",
	"intercom.forced",
	"intercom.held-open",
	"patrol.fire-found",
])("%s is never low by the file alone, also at one place only", async (type) => {
	expect(await toldOf(await withRules(`  alarms: { ${type}: [{ where: south-1, priority: low }] }\n`))).toHaveLength(1);
});

test("whoever answers for it stands beside it: who, and why", async () => {
	const at = (risk: string) => withRules(`  alarms: { perimeter.breach: { priority: low, acceptedRisk: ${risk} } }\n`);
	const { settings } = await readSite(await at('"Li Na, a building site with a guard of its own until May"'));
	expect(settings.alarms["perimeter.breach"]).toMatchObject([
		{ priority: "low", acceptedRisk: "Li Na, a building site with a guard of its own until May" },
	]);
	for (const empty of ['""', '"because"', '", because"', '"Li Na,"', "true"]) {
		expect(await toldOf(await at(empty)), empty).toEqual([
			expect.stringMatching(/perimeter\.breach\.acceptedRisk: .*expected/),
		]);
	}
});

test("medium needs nobody's word, nor does what tells of nobody", async () => {
	const file = await withRules("  alarms: { perimeter.breach: { priority: medium }, home.water: { priority: low } }\n");
	expect((await readSite(file)).settings.alarms["perimeter.breach"]).toMatchObject([{ priority: "medium" }]);
});
