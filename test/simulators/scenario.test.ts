import { expect, test } from "vitest";
import { loadScenario, misfits, scenarioNames } from "../../simulators/scenario.ts";
import { compound } from "./jingxin.ts";

const names = await scenarioNames();

test("the scenarios are there", () => {
	expect(names).toEqual([
		"cable-cut",
		"cancel-under-force",
		"child-presses-ten-times",
		"day",
		"feint-and-entry",
		"flood",
		"forced-door",
		"living",
		"opened-unwatched",
		"panic",
		"panic-in-walk-test",
		"power-cut",
		"quiet-night",
		"second-intruder-in-flood",
		"storm",
		"storm-with-climber",
		"two-climbers",
		"unreadable-panic",
		"wall-climb",
	]);
});

test.each(names)("%s names only what Jingxin Garden has", async (name) => {
	expect(misfits(await loadScenario(name), compound)).toEqual([]);
});

test("a scenario that names what is not there is told apart, thing by thing", async () => {
	const elsewhere = { ...compound, zones: [], devices: [] };
	expect(misfits(await loadScenario("wall-climb"), elsewhere)).toEqual(['climb: no zone "east-3" here']);
	expect(misfits(await loadScenario("living"), elsewhere)).toEqual([]);
});

test("a scenario that nobody wrote is refused with those there are", async () => {
	await expect(loadScenario("wall-clim")).rejects.toThrow(/"wall-clim": not found; there are .*day, .*wall-climb/);
});
