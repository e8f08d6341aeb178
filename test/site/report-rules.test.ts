import { expect, test } from "vitest";
import { readSite } from "../../src/site/read.ts";
import { ONE_PLACE } from "./one-place.ts";
import { toldOf, written } from "./spoilt.ts";

const findings = (said: string) => written(`${ONE_PLACE}rules:\n  reports:\n    patrol.finding: ${said}\n`);
const readOf = async (said: string) => (await readSite(await findings(said))).settings.reports["patrol.finding"];

test("the file says which alarm a word raises, with which priority, or that it is a defect", async () => {
	const said = "{ damage: { alarm: patrol.hazard-found, priority: high }, hazard: { priority: high }, other: defect }";
	expect(await readOf(said)).toEqual({
		damage: { alarm: "patrol.hazard-found", priority: "high" },
		hazard: { alarm: "patrol.hazard-found", priority: "high" },
		other: { alarm: "patrol.defect" },
	});
});

test("words, alarms and reports that are not known are told with what is", async () => {
	expect(await toldOf(await findings("{ flood: defect, damage: { alarm: home.panic }, hazard: loud }"))).toEqual([
		expect.stringMatching(
			/^spoilt\.yaml:28 .*patrol\.finding\.flood: found "flood"; expected one of .*: fire, person, damage/,
		),
		expect.stringMatching(
			/damage\.alarm: found "home\.panic"; expected the type of an alarm of its kind: .*patrol\.fire-found/,
		),
		expect.stringMatching(/patrol\.finding\.hazard: found "loud"; expected "defect", or \{ alarm/),
	]);
	const file = await written(`${ONE_PLACE}rules: { reports: { camera.motion: { high: defect } } }\n`);
	expect(await toldOf(file)).toEqual([
		expect.stringMatching(/rules\.reports\.camera\.motion: found "camera\.motion"; .*: patrol\.finding$/),
	]);
});

test.each(["person", "door", "fire"])(
	"a %s that a guard finds is no defect, unless somebody answers for that",
	async (word) => {
		expect(await toldOf(await findings(`{ ${word}: defect }`))).toEqual([
			expect.stringMatching(new RegExp(`patrol\\.finding\\.${word}: found low for ${word}.*acceptedRisk`)),
		]);
		expect(await toldOf(await findings(`{ ${word}: { priority: low } }`))).toHaveLength(1);
		const accepted = `{ ${word}: { alarm: patrol.defect, acceptedRisk: "Li Na, told by radio anyway" } }`;
		expect(await readOf(accepted)).toEqual({ [word]: { alarm: "patrol.defect" } });
	},
);
