import { describe, expect, test } from "vitest";
import { instant, Night } from "../scenario.ts";

const BEAM = "beam-east-3";
const PANEL = "panel-b03-2-0401";
const climb = { beams: [1, 2] };
const crossed = { line: "wall", direction: "in", label: "person" };
const restored = { of: "perimeter.beam-broken" };

const begin = (night: Night, time: string, of: string) => night.person(time, "li", "walk-test.begun", { of });

/** A walk test of the east wall (or `of`) since 14:00. */
function walking(of = "east"): Night {
	const night = new Night();
	expect(begin(night, "14:00:00", of)).toBeUndefined();
	return night;
}

function test1(night: Night) {
	const [one] = night.state["walk-test"].values();
	if (!one) throw new Error("no walk test is under way");
	return one;
}

const bypassed = (night: Night) => [...night.state.bypass.keys()];

describe("a walk test", () => {
	test("of a wall shows each of its detectors as not yet passed, and its zones as bypassed", () => {
		const night = walking();
		expect(test1(night)).toMatchObject({
			...{ id: "wlk-1", of: "east", by: "li", since: instant("14:00:00"), until: instant("14:15:00") },
			passed: { "beam-east-1": 0, "beam-east-2": 0, "beam-east-3": 0, "beam-east-4": 0 },
		});
		expect(bypassed(night)).toEqual([1, 2, 3, 4].map((n) => `walk-test:east-${n}`));
		expect(night.state.bypass.get("walk-test:east-3")).toMatchObject({ by: "li", until: instant("14:15:00") });
	});

	test("of a building tests its panels, and neither its cameras nor its doors", () => {
		const kinds = Object.keys(test1(walking("b03")).passed).map((id) => id.split("-")[0]);
		expect(new Set(kinds)).toEqual(new Set(["panel"]));
	});

	test("lets a detector pass by its first report, which does not ring", () => {
		const night = walking();
		night.device("14:01:00", BEAM, "perimeter.beam-broken", climb);
		expect(night.why("perimeter.beam-broken")).toEqual(["raised", "walk-test-passed", "opened"]);
		expect(test1(night).passed[BEAM]).toBe(instant("14:01:00"));
		expect(night.alarms).toMatchObject([{ suppressed: "walk-test", hidden: 1 }]);
		expect(night.only).toMatchObject({ quiet: true });
		expect(night.only.due).toBeUndefined();
		expect(bypassed(night)).not.toContain("walk-test:east-3");
		expect(bypassed(night)).toContain("walk-test:east-4");
	});

	test("leaves a tester some seconds to pass through, and no more", () => {
		const night = walking();
		night.device("14:01:00", BEAM, "perimeter.beam-broken", climb);
		night.device("14:01:02", BEAM, "perimeter.restored", restored);
		night.device("14:01:04", BEAM, "perimeter.beam-broken", { beams: [1, 2, 3], direction: "in" });
		expect(night.only).toMatchObject({ quiet: true });
		night.device("14:01:05.001", BEAM, "perimeter.beam-broken", climb);
		expect(night.only).toMatchObject({ state: "open", rang: night.only.rev, due: { what: "acknowledge" } });
		expect(night.only).not.toHaveProperty("quiet");
		expect(night.alarms[0]).not.toHaveProperty("suppressed");
	});

	test("does not stretch those seconds while reports go on", () => {
		const night = walking();
		for (let s = 0; s <= 6; s++) night.device(`14:01:0${s}`, BEAM, "perimeter.beam-broken", climb);
		expect(night.only).toMatchObject({ state: "open" });
		expect(night.only).not.toHaveProperty("quiet");
	});

	test("lets a detector that has passed ring for the next one who climbs", () => {
		const night = walking();
		night.device("14:01:00", BEAM, "perimeter.beam-broken", climb);
		night.device("14:01:02", BEAM, "perimeter.restored", restored);
		night.device("14:08:00", BEAM, "perimeter.beam-broken", climb);
		expect(night.why("perimeter.beam-broken")).toEqual(["reactivated"]);
		expect(night.only).toMatchObject({ state: "open", rang: night.only.rev });
		night.acknowledge("14:08:20", "li");
		const { rang } = night.only;
		night.until("14:10:00");
		night.person("14:10:00", "li", "walk-test.ended", { id: "wlk-1" });
		expect(night.only).toMatchObject({ state: "acknowledged", rang });
	});

	test("ends by itself after 15 min: what is active is raised as new, what came shows with its count", () => {
		const night = walking();
		night.device("14:01:00", "beam-east-1", "perimeter.beam-broken", climb);
		night.device("14:01:02", "beam-east-1", "perimeter.restored", restored);
		night.device("14:08:00", "beam-east-4", "perimeter.beam-broken", climb);
		night.until("14:14:59");
		expect(night.incidents.map(({ quiet }) => quiet)).toEqual([true, true]);
		night.until("14:15:00");
		const [over, stands] = night.incidents;
		expect(over).toMatchObject({ zone: "east-1", state: "open", rang: 2, due: { at: instant("14:16:00") } });
		expect(stands).toMatchObject({ zone: "east-4", state: "open", rang: stands?.rev });
		expect(night.alarms.map(({ hidden }) => hidden)).toEqual([1, 1]);
		expect(night.state["walk-test"].size).toBe(0);
		expect(bypassed(night)).toEqual([]);
		night.device("14:15:01", "beam-east-2", "perimeter.beam-broken", climb);
		expect(night.incidents.at(-1)).toMatchObject({ zone: "east-2", due: { what: "acknowledge" } });
	});

	test("ends when a person says so, once", () => {
		const night = walking();
		expect(night.person("14:05:00", "li", "walk-test.ended", { id: "wlk-1" })).toBeUndefined();
		expect(night.person("14:06:00", "li", "walk-test.ended", { id: "wlk-1" })).toMatchObject({ code: "wrong-state" });
		night.until("14:20:00");
		expect(night.why("walk-test.ended")).toEqual(["acted"]);
	});

	test("is one at a time, of a wall or a building of the site", () => {
		const night = walking();
		expect(begin(night, "14:05:00", "west")).toMatchObject({ code: "wrong-state", allowed: ["end"] });
		night.until("14:15:00");
		expect(begin(night, "14:16:00", "moon")).toMatchObject({ code: "invalid", mistakes: [{ path: "body.of" }] });
		expect(begin(night, "14:16:00", "west")).toBeUndefined();
	});

	test("lets a detector pass that is out of service, whose report is recorded as that", () => {
		const night = walking();
		const data = { device: BEAM, until: instant("16:00:00"), reason: "new lens", watch: "guard Chen" };
		night.person("14:00:30", "li", "device.out-of-service", data);
		night.device("14:01:00", BEAM, "perimeter.beam-broken", climb);
		expect(test1(night).passed[BEAM]).toBe(instant("14:01:00"));
		night.until("14:20:00");
		expect(night.alarms).toMatchObject([{ suppressed: "out-of-service" }]);
		expect(night.only).toMatchObject({ quiet: true });
	});

	test("goes on over a restart of the hub", () => {
		const night = walking();
		night.restart();
		night.hub("14:02:00", "hub.started");
		night.device("14:03:00", BEAM, "perimeter.beam-broken", climb);
		expect(test1(night).passed[BEAM]).toBe(instant("14:03:00"));
	});
});

describe("during a walk test, everything else rings as ever", () => {
	test("a panic in the building under test, and a person that a camera sees at its wall", () => {
		const building = walking("b03");
		building.device("14:01:00", PANEL, "home.intrusion", { sensor: "motion", zone: "hall" });
		building.device("14:01:03", PANEL, "home.panic", { button: "wall" });
		expect(building.incident("home.intrusion")).toMatchObject({ quiet: true });
		expect(building.incident("home.panic")).toMatchObject({ state: "open", due: { at: instant("14:01:33") } });
		const wall = walking();
		wall.device("14:01:00", BEAM, "perimeter.beam-broken", climb);
		wall.device("14:01:01", "cam-east-3", "camera.line-crossed", crossed);
		expect(wall.incident("camera.line-crossed")).toMatchObject({ state: "open", due: { what: "acknowledge" } });
		expect(wall.incident("perimeter.breach")).toMatchObject({ quiet: true });
	});

	test.each(["perimeter.tamper", "perimeter.fault", "perimeter.power-lost"])("%s of a detector under test", (type) => {
		const night = walking();
		night.device("14:01:00", BEAM, type);
		expect(night.only).toMatchObject({ state: "open", due: { what: "acknowledge" } });
		expect(test1(night).passed[BEAM]).toBe(0);
	});

	test("weak signal, a loss, and water in a flat: they show no detector to work", () => {
		const night = walking();
		night.device("14:01:00", BEAM, "perimeter.environment", { reason: "fog" });
		night.hub("14:01:05", "device.lost", { device: BEAM, why: "silent" });
		for (const incident of night.incidents) expect(incident).not.toHaveProperty("quiet");
		const flat = walking("b03");
		flat.device("14:01:00", PANEL, "home.water", {});
		expect(flat.only).not.toHaveProperty("quiet");
	});

	test("another wall, and a door forced at the building under test", () => {
		const night = walking();
		night.device("14:01:00", "beam-west-1", "perimeter.beam-broken", climb);
		expect(night.only).toMatchObject({ state: "open", due: { what: "acknowledge" } });
		const building = walking("b03");
		building.hub("14:01:00", "device.online", { device: "door-b03-2" });
		building.device("14:03:00", "door-b03-2", "intercom.door-opened", { door: 1 });
		expect(building.incident("intercom.forced")).toMatchObject({ state: "open", due: { what: "acknowledge" } });
	});

	test("what the detector says at connection, or had kept: no tester set that off", () => {
		const night = walking();
		night.device("14:01:00", BEAM, "perimeter.beam-broken", climb, { initial: true });
		expect(night.only).toMatchObject({ state: "open", due: { what: "acknowledge" } });
		expect(test1(night).passed[BEAM]).toBe(0);
		const late = walking();
		late.upload("14:08:00", "14:01:00", BEAM, "perimeter.beam-broken", climb);
		late.until("14:09:00");
		expect(late.incident("perimeter.breach")).not.toHaveProperty("quiet");
	});
});
