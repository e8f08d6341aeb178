import { describe, expect, test } from "vitest";
import type { AlarmSettings } from "../../src/model/settings.ts";
import { garden, Night } from "../scenario.ts";

const NIGHTS = [{ fromMinute: 22 * 60, toMinute: 6 * 60 }];
const crossed = { line: "square", direction: "in", label: "person" };

/** Line crossing counts at night only, in the places named. */
function nightly(more: AlarmSettings = { where: ["cam-east-3"] }, types = ["camera.line-crossed"]): Night {
	const alarms = Object.fromEntries(types.map((type) => [type, [{ schedule: NIGHTS, ...more }]]));
	const night = new Night({ ...garden, settings: { ...garden.settings, alarms } });
	night.hub("12:00:00", "hub.started");
	return night;
}

describe("an alarm type that counts at night only", () => {
	test("is kept by day, but waits in silence, and the entry says why", () => {
		const night = nightly();
		const said = night.device("12:13:00", "cam-east-3", "camera.line-crossed", crossed);
		expect(said.outcomes).toContainEqual(
			expect.objectContaining({ because: "scheduled-off", rule: "settings.alarms.camera.line-crossed" }),
		);
		expect(night.only).toMatchObject({ quiet: true });
		expect(night.only.due).toBeUndefined();
		expect(night.alarms).toMatchObject([{ suppressed: "schedule", hidden: 1 }]);
	});

	test("sounds at night as ever, elsewhere by day too", () => {
		const night = nightly();
		night.device("12:13:00", "cam-east-4", "camera.line-crossed", crossed);
		expect(night.only).not.toHaveProperty("quiet");
		night.device("22:00:00", "cam-east-3", "camera.line-crossed", crossed);
		expect(night.incidents.map(({ quiet }) => quiet)).toEqual([undefined, undefined]);
	});

	test("shows when its time begins what came meanwhile, unacknowledged and with its count", () => {
		const night = nightly();
		night.device("12:13:00", "cam-east-3", "camera.line-crossed", crossed);
		night.device("14:13:00", "cam-east-3", "camera.line-crossed", crossed);
		night.until("22:00:00");
		expect(night.only).toMatchObject({ state: "open" });
		expect(night.only).not.toHaveProperty("quiet");
		expect(night.alarms).toMatchObject([{ hidden: 2, acknowledged: false }]);
		expect(night.alarms[0]).not.toHaveProperty("suppressed");
	});

	test("raises as new, with a ring, what is still active when its time begins", () => {
		const night = nightly({ where: ["b03-2"] }, ["home.intrusion"]);
		night.device("21:50:00", "panel-b03-2-0401", "home.intrusion", { sensor: "door", zone: "hall" });
		const { rang } = night.only;
		night.until("22:00:00");
		expect(night.only.rang).toBeGreaterThan(rang);
		expect(night.why("schedule.turned")).toContain("came-back");
	});

	test("hides nobody who comes with a beam: what sounds joins nothing that waits", () => {
		const night = nightly();
		night.device("12:13:00", "cam-east-3", "camera.line-crossed", crossed);
		night.device("12:13:05", "beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
		expect(night.incident("perimeter.breach")).toMatchObject({ state: "open", priority: "high" });
		expect(night.incident("perimeter.breach")).not.toHaveProperty("quiet");
	});

	test("is shown as one bypass for each place that the site names, while it does not count", () => {
		const night = nightly({ where: ["cam-east-3", "west-1"] });
		expect([...night.state.bypass.values()]).toMatchObject([
			{ id: "schedule:camera.line-crossed:cam-east-3", why: "schedule", zone: "east-3", device: "cam-east-3" },
			{ id: "schedule:camera.line-crossed:west-1", why: "schedule", zone: "west-1" },
		]);
		night.device("13:00:00", "cam-west-1", "camera.line-crossed", crossed);
		expect(night.state.bypass.get("schedule:camera.line-crossed:west-1")?.hidden).toBe(1);
		night.until("22:00:00");
		expect(night.state.bypass.size).toBe(0);
		night.until("24 06:00:00");
		expect(night.state.bypass.size).toBe(2);
	});

	test("is one bypass, which hatches no zone, where the site names no place", () => {
		const night = nightly({});
		expect([...night.state.bypass.keys()]).toEqual(["schedule:camera.line-crossed"]);
	});

	test("shows what waits when the site's file no longer has a schedule", () => {
		const night = nightly();
		night.device("12:13:00", "cam-east-3", "camera.line-crossed", crossed);
		night.restart(garden);
		night.hub("12:14:00", "hub.started");
		expect(night.only).not.toHaveProperty("quiet");
		expect(night.state.bypass.size).toBe(0);
	});
});

test.each([
	["home.smoke", "panel-b03-2-0401", {}],
	["camera.tamper", "cam-east-3", {}],
	["camera.video-lost", "cam-east-3", {}],
])("%s counts at all hours, whatever the site's file says", (type, id, data) => {
	const night = nightly({}, ["home.smoke", "camera.tamper", "camera.video-lost"]);
	night.device("12:13:00", id, type, data);
	expect(night.only).not.toHaveProperty("quiet");
	expect(night.state.bypass.size).toBe(0);
});
