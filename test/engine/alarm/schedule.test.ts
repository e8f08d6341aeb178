import { describe, expect, test } from "vitest";
import type { AlarmSettings } from "../../../src/model/settings.ts";
import { garden, instant, Night } from "../../scenario.ts";

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
	test("raises nothing by day, and the entry says why", () => {
		const night = nightly();
		const said = night.device("12:13:00", "cam-east-3", "camera.line-crossed", crossed);
		expect(said.outcomes).toEqual([{ because: "scheduled-off", rule: "settings.alarms.camera.line-crossed" }]);
		expect([night.alarms, night.incidents]).toEqual([[], []]);
	});

	test("sounds at night as ever, elsewhere by day too", () => {
		const night = nightly();
		night.device("12:13:00", "cam-east-4", "camera.line-crossed", crossed);
		expect(night.only).not.toHaveProperty("quiet");
		night.device("22:00:00", "cam-east-3", "camera.line-crossed", crossed);
		expect(night.incidents.map(({ quiet }) => quiet)).toEqual([undefined, undefined]);
	});

	test("leaves the moments of the day as history: nothing rings for them when its time begins", () => {
		const night = nightly();
		for (const minute of ["13", "33", "53"])
			night.device(`12:${minute}:00`, "cam-east-3", "camera.line-crossed", crossed);
		night.until("22:10:00");
		expect([night.alarms, night.incidents]).toEqual([[], []]);
	});

	test("raises as new, with a ring, a state that is active when its time begins, and no other", () => {
		const night = nightly({ where: ["b03-2"] }, ["home.intrusion"]);
		const PANEL = "panel-b03-2-0401";
		night.device("21:50:00", PANEL, "home.intrusion", { sensor: "door", zone: "hall" });
		night.device("21:51:00", PANEL, "home.intrusion", { sensor: "door", zone: "kitchen" });
		night.device("21:52:00", PANEL, "home.restored", { of: "home.intrusion", zone: "kitchen" });
		night.restart();
		night.hub("21:55:00", "hub.started");
		expect(night.incidents).toEqual([]);
		night.until("22:00:00");
		expect(night.only).toMatchObject({ type: "home.intrusion", state: "open", rang: night.only.rev });
		expect(night.alarms).toMatchObject([{ part: "hall", active: true }]);
	});

	test("raises several that a word which names no part is not about, and not the only one that it is about", () => {
		const PANEL = "panel-b03-2-0401";
		const windows = (...zones: readonly string[]) => {
			const night = nightly({}, ["home.intrusion"]);
			for (const zone of zones) night.device("21:00:00", PANEL, "home.intrusion", { sensor: "window", zone });
			night.device("21:05:00", PANEL, "home.restored", { of: "home.intrusion" });
			night.until("22:00:10");
			return night.alarms.map(({ part }) => part);
		};
		expect(windows("living", "bed")).toEqual(["living", "bed"]);
		expect(windows("living")).toEqual([]);
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

	test("raises a state that stands when the site's file no longer has a schedule", () => {
		const night = nightly({ where: ["b03-2"] }, ["home.intrusion"]);
		night.device("12:13:00", "panel-b03-2-0401", "home.intrusion", { sensor: "door", zone: "hall" });
		night.restart(garden);
		night.hub("12:14:00", "hub.started");
		expect(night.only).toMatchObject({ type: "home.intrusion", state: "open" });
		expect(night.state.bypass.size).toBe(0);
	});
});

describe("by day nothing is raised", () => {
	const BEAM = "beam-east-3";
	const broken = { beams: [1, 2] };
	const clear = { of: "perimeter.beam-broken" };
	const breaches = (night: Night) => night.incidents.filter(({ type }) => type === "perimeter.breach");
	const guarded = () => nightly({}, ["perimeter.breach"]);

	test("by a state whose alarm of the night is over and only waits for its reset; at night it is raised", () => {
		const night = guarded();
		night.device("24 05:50:00", BEAM, "perimeter.beam-broken", broken);
		night.acknowledge("24 05:50:10", "li");
		night.device("24 05:51:00", BEAM, "perimeter.restored", clear);
		night.device("24 09:00:00", BEAM, "perimeter.beam-broken", broken);
		expect(night.why("perimeter.beam-broken")).toContain("scheduled-off");
		expect(night.alarms).toMatchObject([{ active: false, repeats: 0 }]);
		night.until("24 22:00:00");
		expect(night.alarms).toMatchObject([{ active: true }]);
		expect(night.only).toMatchObject({ state: "open", rang: night.only.rev });
	});

	test("by a state that came late; at night it is raised", () => {
		const night = guarded();
		night.device("12:00:00", BEAM, "perimeter.beam-broken", broken, { at: instant("03:00:00"), late: true });
		night.until("12:02:00");
		expect(breaches(night)).toEqual([]);
		expect(night.only).toMatchObject({ type: "upload.late", priority: "high" });
		night.until("22:00:00");
		expect(breaches(night)).toHaveLength(1);
	});

	test("by a late report of the day before: its upload is no more urgent for it", () => {
		const night = guarded();
		night.device("23:00:00", BEAM, "perimeter.beam-broken", broken, { at: instant("13:00:00"), late: true });
		night.device("23:00:01", BEAM, "perimeter.restored", clear, { at: instant("13:00:10"), late: true });
		expect(night.only).toMatchObject({ type: "upload.late", priority: "low" });
	});

	test("by a state that was reset at night and stands; at night it is told anew", () => {
		const night = guarded();
		night.device("24 05:54:00", BEAM, "perimeter.beam-broken", broken);
		night.acknowledge("24 05:54:10", "li");
		night.resolve("24 05:55:00", "li");
		night.until("24 12:00:00");
		expect(night.incidents).toEqual([]);
		night.until("24 22:00:00");
		expect(night.only).toMatchObject({ type: "perimeter.breach", state: "open" });
	});

	test.each([
		["stands", true],
		["was over in between", undefined],
	])("by a weaker word on a state, that hides no stronger one which %s", (_what, strong) => {
		const night = guarded();
		night.device("21:00:00", BEAM, "perimeter.beam-broken", broken);
		if (!strong) night.device("21:00:30", BEAM, "perimeter.restored", clear);
		night.device("21:01:00", BEAM, "perimeter.beam-broken", { beams: [1] });
		night.until("22:00:00");
		expect(night.alarms[0]?.strong).toBe(strong);
	});

	test("by a state that was reset at night, and is over before the next", () => {
		const night = guarded();
		night.device("24 05:54:00", BEAM, "perimeter.beam-broken", broken);
		night.acknowledge("24 05:54:10", "li");
		night.resolve("24 05:55:00", "li");
		night.device("24 12:00:00", BEAM, "perimeter.restored", clear);
		night.until("24 22:10:00");
		expect(night.incidents).toEqual([]);
	});
});

test("a glitch that comes late raises nothing, and makes its upload no more urgent", () => {
	const alarms = { "perimeter.breach": [{ glitchMs: 100 }] };
	const night = new Night({ ...garden, settings: { ...garden.settings, alarms } });
	const glitch = { beams: [1], durationMs: 50 };
	night.device("03:00:00", "beam-east-3", "perimeter.beam-broken", glitch, { at: instant("02:30:00"), late: true });
	night.until("03:02:00");
	expect(night.only).toMatchObject({ type: "upload.late", priority: "low" });
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
