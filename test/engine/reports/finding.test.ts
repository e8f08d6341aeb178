import { expect, test } from "vitest";
import type { ReportSettings } from "../../../src/model/settings.ts";
import { garden, instant, Night } from "../../scenario.ts";

const CHECKPOINT = "cp-b03";

function find(night: Night, time: string, category: string, more: object = {}): void {
	night.device(time, CHECKPOINT, "patrol.finding", { guard: "g07", category, ...more });
}

function gardenSaying(finding: Readonly<Record<string, ReportSettings>>): Night {
	return new Night({ ...garden, settings: { ...garden.settings, reports: { "patrol.finding": finding } } });
}

test.each([
	["fire", "patrol.fire-found", "critical"],
	["person", "patrol.person-found", "high"],
	["hazard", "patrol.hazard-found", "medium"],
	["door", "patrol.door-found", "medium"],
	["smell of gas", "patrol.hazard-found", "medium"],
])("a patrol's finding of %s opens an incident: %s, %s", (category, type, priority) => {
	const night = new Night();
	find(night, "02:13:00", category, { note: "behind the bins" });
	expect(night.only).toMatchObject({ type, priority, zone: garden.devices.get(CHECKPOINT)?.zone, state: "open" });
	expect(night.journal[0]?.data).toMatchObject({ category, note: "behind the bins" });
});

test.each(["damage", "other"] as const)(
	"%s is a defect: no incident, nobody rings, and it waits for its owner",
	(category) => {
		const night = new Night();
		find(night, "02:13:00", category, { note: "behind the bins" });
		night.upload("03:00:00", "02:20:00", CHECKPOINT, "patrol.finding", { guard: "g07", category });
		night.until("12:00:00");
		expect([night.incidents, night.alarms]).toEqual([[], []]);
		const kept = {
			category,
			by: "g07",
			checkpoint: CHECKPOINT,
			zone: garden.devices.get(CHECKPOINT)?.zone,
			state: "open",
		};
		expect([...night.state.finding.values()]).toMatchObject([
			{ ...kept, at: instant("02:13:00"), note: "behind the bins" },
			{ ...kept, at: instant("02:20:00"), since: instant("03:00:00") },
		]);
	},
);

test("the site says what a category is worth", () => {
	const night = gardenSaying({
		damage: { alarm: "patrol.hazard-found", priority: "high" },
		hazard: { alarm: "patrol.defect" },
	});
	find(night, "02:13:00", "damage");
	expect(night.only).toMatchObject({ type: "patrol.hazard-found", priority: "high" });
	const other = gardenSaying({ hazard: { alarm: "patrol.defect" } });
	find(other, "02:13:00", "hazard");
	expect(other.incidents).toEqual([]);
	expect([...other.state.finding.values()]).toMatchObject([{ category: "hazard", state: "open" }]);
	const loud = gardenSaying({ damage: { alarm: "patrol.defect", priority: "medium" } });
	find(loud, "02:13:00", "damage");
	expect(loud.only).toMatchObject({ type: "patrol.defect", priority: "medium" });
});

test("a fire that a guard finds asks for the fire service in time", () => {
	const night = new Night();
	find(night, "02:13:00", "fire");
	expect(night.only.extraSteps?.map(({ id }) => id)).toContain("fire-service-told");
});

test("a finding that came late is in its upload's incident, with the priority of what was found", () => {
	const night = new Night();
	night.upload("03:00:00", "02:10:00", CHECKPOINT, "patrol.finding", { guard: "g07", category: "person" });
	expect(night.only).toMatchObject({ type: "upload.late", priority: "high" });
	expect(night.only.words.en).toContain("Person found on patrol");
});

test("what a guard finds is never taken for the tester of a walk test", () => {
	const night = new Night();
	expect(night.person("02:00:00", "li", "walk-test.begun", { of: "b03-2-0401" })).toBeUndefined();
	find(night, "02:01:00", "person");
	expect(night.incident("patrol.person-found")).toMatchObject({ priority: "high", state: "open" });
	expect(night.alarms.every(({ suppressed }) => suppressed === undefined)).toBe(true);
});
