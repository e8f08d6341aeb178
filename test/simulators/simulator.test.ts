import { expect, test } from "vitest";
import { rehearse } from "../../simulators/rehearsal.ts";
import { loadScenario } from "../../simulators/scenario.ts";
import { loadSimulators } from "../../simulators/simulator.ts";
import { compound, MORNING, site } from "./jingxin.ts";

const elsewhere = new URL("./sixth-kind/", import.meta.url);

test("every kind of the site has a simulator of its name", async () => {
	const simulators = await loadSimulators(site.kinds.keys());
	expect([...simulators.keys()].sort()).toEqual([...site.kinds.keys()].sort());
	for (const [name, { kind }] of simulators) expect(kind.name).toBe(name);
});

test("a sixth kind is one more file: it senses the same world, and no other file knows of it", async () => {
	const gauge = { id: "gauge-1", kind: "rain-gauge", zone: "square", at: [90, 90], options: {}, fedBy: [] } as const;
	const heard = rehearse({
		compound: { ...compound, devices: [gauge] },
		scenario: await loadScenario("day"),
		seed: "1",
		startAt: MORNING,
		simulators: await loadSimulators(["rain-gauge"], elsewhere),
		forMs: 5 * 60_000,
	});
	const said = heard.flatMap((one) => ("said" in one ? [one.said] : []));
	expect(said.map(({ type }) => type)).toEqual(Array(4).fill("rain-gauge.pouring"));
});

test("a kind without a simulator stays silent", async () => {
	expect((await loadSimulators(["no-such-kind"])).size).toBe(0);
});
