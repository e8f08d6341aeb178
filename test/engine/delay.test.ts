import { describe, expect, test } from "vitest";
import type { Settings } from "../../src/model/settings.ts";
import { garden, instant, Night } from "../scenario.ts";

function saying(alarms: Settings["alarms"]): Night {
	return new Night({ ...garden, settings: { ...garden.settings, alarms } });
}

const beam = { beams: [1] };
const out = { line: "wall", direction: "out", label: "person" };
const RESTORED = { of: "perimeter.beam-broken" };
const thirty = () =>
	saying({ "perimeter.breach": [{ delayMs: 30_000 }], "camera.line-crossed": [{ delayMs: 30_000 }] });

describe("what the site lets wait", () => {
	test("is raised at the end of its delay if it still stands, and says by which setting it waited", () => {
		const night = thirty();
		const said = night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", beam);
		expect(said.outcomes).toEqual([{ because: "delayed", rule: "settings.alarms.perimeter.breach" }]);
		night.until("02:13:29");
		expect(night.incidents).toEqual([]);
		night.until("02:13:30");
		expect(night.only).toMatchObject({ priority: "high", zone: "east-3", state: "open" });
		expect(night.alarms).toMatchObject([{ active: true, since: instant("02:13:30") }]);
	});

	test("is not raised if it was over before, and the hub says so", () => {
		const night = thirty();
		night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", beam);
		night.device("02:13:04", "beam-east-3", "perimeter.restored", RESTORED);
		night.until("02:14:00");
		expect(night.incidents).toEqual([]);
		expect(night.why("alarm.delay-passed")).toEqual(["did-not-last"]);
	});

	test("is raised if it was over and came again meanwhile: who pauses on the wall gains nothing", () => {
		const night = thirty();
		for (const time of ["02:13:00", "02:13:15"]) {
			night.device(time, "beam-east-3", "perimeter.beam-broken", beam);
			night.device(time.replace(/.$/, "3"), "beam-east-3", "perimeter.restored", RESTORED);
		}
		night.until("02:13:30");
		expect(night.only).toMatchObject({ type: "perimeter.breach", state: "open" });
		expect(night.alarms).toMatchObject([{ active: false }]);
	});

	test("is a multiple breach all the same when three zones of a wall wait at once, and that does not wait", () => {
		const night = thirty();
		for (const zone of ["west-1", "west-3", "west-4"])
			night.device("02:13:00", `beam-${zone}`, "perimeter.beam-broken", beam);
		expect(night.incident("wall.multiple-breach")).toMatchObject({ priority: "high", state: "open" });
	});

	test("is none where the detectors that wait are walked past in a test, or are out of service", () => {
		const night = thirty();
		const until = instant("03:00:00");
		night.person("02:10:00", "li", "walk-test.begun", { of: "west" });
		night.person("02:10:00", "li", "device.out-of-service", { device: "beam-east-1", until, reason: "r", watch: "w" });
		for (const zone of ["west-1", "west-3", "west-4", "east-1", "east-3", "east-4"])
			night.device("02:13:00", `beam-${zone}`, "perimeter.beam-broken", beam);
		expect(night.incidents.map(({ type }) => type)).not.toContain("wall.multiple-breach");
	});

	test("is possible sabotage all the same beside a device that was lost meanwhile", () => {
		const night = thirty();
		night.device("02:10:00", "cam-east-3", "camera.motion", { score: 0.1 });
		night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", beam);
		night.hub("02:13:10", "device.lost", { device: "cam-east-3", why: "last-will" });
		night.until("02:13:30");
		expect(night.incident("device.lost").words.en).toContain("possible sabotage");
		expect(night.incident("perimeter.breach").related).toEqual([night.incident("device.lost").id]);
	});

	test("a moment is raised if it came again, or within the ten seconds before the end", () => {
		const once = thirty();
		once.device("02:13:00", "cam-east-3", "camera.line-crossed", out);
		once.until("02:14:00");
		expect(once.incidents).toEqual([]);
		const twice = thirty();
		twice.device("02:13:00", "cam-east-3", "camera.line-crossed", out);
		twice.device("02:13:05", "cam-east-3", "camera.line-crossed", out);
		twice.until("02:14:00");
		expect(twice.only.type).toBe("camera.line-crossed");
		const short = saying({ "camera.line-crossed": [{ delayMs: 5_000 }] });
		short.device("02:13:00", "cam-east-3", "camera.line-crossed", out);
		short.until("02:13:05");
		expect(short.only.type).toBe("camera.line-crossed");
	});

	test.each([
		["the inward direction", { beams: [1], direction: "in" }],
		["more beams than what waits", { beams: [1, 2] }],
	])("%s is raised at once", (_why, data) => {
		const night = thirty();
		night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", beam);
		night.device("02:13:05", "beam-east-3", "perimeter.beam-broken", data);
		expect(night.only).toMatchObject({ priority: "high", openedAt: instant("02:13:05") });
		night.until("02:14:00");
		expect(night.alarms).toMatchObject([{ repeats: 0 }]);
	});

	test("and the zone next door breaks: both are raised at once, as one incident", () => {
		const night = thirty();
		night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", beam);
		night.device("02:13:05", "beam-east-4", "perimeter.beam-broken", beam);
		expect(night.only).toMatchObject({ zones: ["east-4", "east-3"], state: "open" });
		night.until("02:14:00");
		expect(night.only.eventCount).toBe(2);
	});

	test("and another kind sees somebody there: it is raised at once, though it is over already", () => {
		const night = saying({ "perimeter.breach": [{ delayMs: 30_000 }] });
		night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", beam);
		night.device("02:13:02", "beam-east-3", "perimeter.restored", RESTORED);
		night.device("02:13:03", "cam-east-3", "camera.line-crossed", out);
		expect(night.only).toMatchObject({ corroborated: true, priority: "high" });
	});

	test("does not wait where an incident is open that it bears out", () => {
		const night = saying({ "camera.line-crossed": [{ delayMs: 30_000 }] });
		night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", beam);
		night.device("02:13:03", "cam-east-3", "camera.line-crossed", out);
		expect(night.only).toMatchObject({ corroborated: true });
	});

	test("waits through a restart of the hub, and is raised when it is up again", () => {
		const night = thirty();
		night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", beam);
		night.restart();
		night.until("02:20:00");
		expect(night.only.type).toBe("perimeter.breach");
	});

	test("what the hub concludes may wait too", () => {
		const night = saying({ "intercom.held-open": [{ delayMs: 60_000 }] });
		night.device("12:00:00", "door-b03-2", "intercom.door-unlocked", { by: "card" });
		night.device("12:00:01", "door-b03-2", "intercom.door-opened");
		night.until("12:02:00");
		expect(night.incidents).toEqual([]);
		night.until("12:02:01");
		expect(night.only.type).toBe("intercom.held-open");
	});
});

test.each([
	["home.smoke", "panel-b03-2-0401", {}],
	["perimeter.tamper", "beam-east-3", {}],
	["camera.video-lost", "cam-east-3", {}],
	["perimeter.environment", "beam-east-3", { reason: "fog" }],
])("%s never waits, whatever the site's file says", (event, id, data) => {
	const types = ["home.smoke", "perimeter.tamper", "camera.video-lost", "perimeter.degraded"];
	const night = saying(Object.fromEntries(types.map((type) => [type, [{ delayMs: 600_000 }]])));
	night.device("02:13:00", id, event, data);
	expect(night.incidents).toHaveLength(1);
});

describe("a glitch filter", () => {
	const filtered = () => saying({ "perimeter.breach": [{ glitchMs: 100, where: ["beam-east-3"] }] });

	test("drops one beam for less than the site says is real, and says so", () => {
		const night = filtered();
		night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", { beams: [1], durationMs: 60 });
		expect(night.why("perimeter.beam-broken")).toEqual(["glitch"]);
		expect(night.incidents).toEqual([]);
	});

	test.each([
		["two beams", "beam-east-3", { beams: [1, 2], durationMs: 60 }],
		["the inward direction", "beam-east-3", { beams: [1], durationMs: 60, direction: "in" }],
		["a longer break", "beam-east-3", { beams: [1], durationMs: 100 }],
		["a break of unknown length", "beam-east-3", { beams: [1] }],
		["another detector", "beam-east-4", { beams: [1], durationMs: 60 }],
	])("lets %s through", (_why, id, data) => {
		const night = filtered();
		night.device("02:13:00", id, "perimeter.beam-broken", data);
		expect(night.incidents).toHaveLength(1);
	});
});
