import { describe, expect, test } from "vitest";
import { CONFIGURATION_CHANGED } from "../../../src/model/configuration.ts";
import type { SiteDevice } from "../../../src/model/site.ts";
import { garden, Night } from "../../scenario.ts";
import { branch } from "../rules-cases/moves.ts";

const DIRTY = "beam-west-1";

/** A detector says that it does not see well; its incident is reset or not. */
function degraded(reset: boolean): Night {
	const night = new Night();
	night.device("01:00:00", DIRTY, "perimeter.environment", { reason: "misaligned" });
	night.acknowledge("01:00:10", "li");
	if (reset) night.resolve("01:01:00", "li");
	return night;
}

/** The site's file has this in the place of the detector; undefined: nothing. */
function replaced(night: Night, change: Partial<SiteDevice> | undefined): string {
	const before = garden.devices.get(DIRTY);
	if (!before) throw new Error("the site has no such detector");
	const devices = new Map([...garden.devices].filter(([id]) => id !== DIRTY));
	const now = { ...before, ...change };
	if (change) devices.set(now.id, now);
	night.site = { ...garden, devices };
	const gone = devices.has(DIRTY) ? [] : [DIRTY];
	const came = change && now.id !== DIRTY ? [now.id] : [];
	night.hub("01:05:00", CONFIGURATION_CHANGED, { added: came, removed: gone });
	return now.id;
}

describe("a zone whose degraded detector the site's file has no more", () => {
	test.each([
		["was reset", true],
		["stands", false],
	])("counts for a multiple breach as any other, and is not hatched: its alarm %s", (_what, reset) => {
		const night = degraded(reset);
		const id = replaced(night, { id: "beam-west-1-new" });
		expect(night.state.bypass.has("degraded:west-1")).toBe(false);
		for (const one of [id, "beam-west-2", "beam-west-3"])
			night.device("02:00:00", one, "perimeter.beam-broken", branch);
		expect(night.incidents.map(({ type }) => type)).toContain("wall.multiple-breach");
	});

	test("is the same where the detector only stands elsewhere now", () => {
		const night = degraded(true);
		replaced(night, { zone: "west-4" });
		expect(night.state.bypass.has("degraded:west-1")).toBe(false);
	});

	test("stays degraded while the detector that said so is there", () => {
		const night = degraded(true);
		night.hub("01:05:00", CONFIGURATION_CHANGED, {});
		expect(night.state.bypass.has("degraded:west-1")).toBe(true);
	});
});

test("a wall of which enough degraded detectors were taken away is no longer lost", () => {
	const night = new Night();
	for (const n of [1, 2, 3]) night.device("01:00:00", `beam-west-${n}`, "perimeter.environment", { reason: "fog" });
	expect(night.only).toMatchObject({ type: "wall.protection-lost" });
	replaced(night, undefined);
	expect(night.alarms.find(({ type }) => type === "wall.protection-lost")?.active).toBe(false);
});
