import { describe, expect, test } from "vitest";
import { instant, Night } from "../../scenario.ts";

const BEAM = "beam-east-3";
const PANEL = "panel-b03-2-0401";
const FLAT = "b03-2-0401";
const climb = { beams: [1, 2] };
const crossed = { line: "wall", direction: "in", label: "person" };

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

const confirm = (night: Night, time: string, seq: number) =>
	night.person(time, "li", "walk-test.confirmed", { id: test1(night).id, seq });

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

	test("of a flat tests its panel alone: flats are tested one at a time, with the resident", () => {
		const night = walking(FLAT);
		expect(test1(night)).toMatchObject({ of: FLAT, passed: { [PANEL]: 0 } });
		expect(Object.keys(test1(night).passed)).toEqual([PANEL]);
		night.device("14:01:00", "panel-b03-2-0402", "home.intrusion", { sensor: "motion", zone: "hall" });
		expect(night.only).toMatchObject({ unit: "b03-2-0402", state: "open", rang: night.only.rev });
		expect(begin(night, "14:02:00", "b03-2-0402")).toMatchObject({ code: "wrong-state", state: "under-test" });
	});

	test("of a whole building is refused, and says what is tested instead", () => {
		const expected = "one flat: flats are tested one at a time, with the resident";
		expect(begin(new Night(), "14:00:00", "b03")).toEqual({
			code: "invalid",
			detail: `of: found the building b03, expected ${expected}`,
			mistakes: [{ path: "body.of", found: "the building b03", expected }],
		});
	});

	test("asks the desk whether a detector's report was the tester, and is silent until then", () => {
		const night = walking();
		night.device("14:01:00", BEAM, "perimeter.beam-broken", climb);
		expect(night.why("perimeter.beam-broken")).toContain("walk-test-asked");
		expect(test1(night).asks).toEqual({ [BEAM]: { reports: [{ seq: 2, at: instant("14:01:00") }] } });
		expect(night.only).toMatchObject({
			quiet: true,
			rang: 0,
			owes: { because: "walk-test", dueAt: instant("14:01:30") },
		});
		expect(night.only.due).toBeUndefined();
		expect(test1(night).passed[BEAM]).toBe(0);
	});

	test("rings for what nobody has confirmed within 30 s", () => {
		const night = walking();
		night.device("14:01:00", BEAM, "perimeter.beam-broken", climb);
		night.until("14:01:30");
		expect(night.only).toMatchObject({ state: "open", rang: night.only.rev, due: { what: "acknowledge" } });
		expect(night.only).not.toHaveProperty("quiet");
	});

	test("that somebody confirms was a test: its detector has passed, its incident is closed as one, and nothing rings", () => {
		const night = walking();
		night.device("14:01:00", BEAM, "perimeter.beam-broken", climb);
		expect(confirm(night, "14:01:10", 2)).toBeUndefined();
		expect(test1(night).passed[BEAM]).toBe(instant("14:01:10"));
		expect(test1(night)).not.toHaveProperty("asks");
		expect(night.ended).toMatchObject([{ cause: "drill", rang: 0 }]);
		expect(bypassed(night)).not.toContain("walk-test:east-3");
		expect(bypassed(night)).toContain("walk-test:east-4");
	});

	test("covers a detector until 5 s after the answer, and no longer, however it goes on", () => {
		const night = walking();
		night.device("14:01:00", BEAM, "perimeter.beam-broken", climb);
		confirm(night, "14:01:10", 2);
		for (const second of [11, 13, 15]) {
			night.device(`14:01:${second}`, BEAM, "perimeter.beam-broken", { beams: [1, 2, 3], direction: "in" });
			expect(night.why("perimeter.beam-broken")).toEqual(["walk-test-passed"]);
		}
		expect(night.incidents).toEqual([]);
		night.device("14:01:15.001", BEAM, "perimeter.beam-broken", climb);
		expect(night.only).toMatchObject({ state: "open", rang: night.only.rev });
	});

	test("takes no answer for a report 31 s old, nor for one that nobody asked about", () => {
		const night = walking();
		night.device("14:01:00", BEAM, "perimeter.beam-broken", climb);
		expect(confirm(night, "14:01:05", 1)).toMatchObject({ code: "wrong-state", allowed: ["2"] });
		expect(confirm(night, "14:01:31", 2)).toMatchObject({
			code: "wrong-state",
			detail: expect.stringContaining("31 s old"),
			allowed: ["acknowledge"],
		});
		expect(night.only).toMatchObject({ state: "open" });
	});

	test("covers by one answer only what its own detector said", () => {
		const night = walking();
		night.device("14:01:00", "beam-east-1", "perimeter.beam-broken", climb);
		night.device("14:01:01", "beam-east-4", "perimeter.beam-broken", climb);
		expect(confirm(night, "14:01:10", 2)).toBeUndefined();
		night.until("14:01:31");
		expect(night.only).toMatchObject({ zone: "east-4", state: "open" });
	});

	test("ends by itself after 15 min: what nobody answered for has rung long before", () => {
		const night = walking();
		night.device("14:14:50", "beam-east-4", "perimeter.beam-broken", climb);
		night.until("14:15:00");
		expect(night.only).toMatchObject({ zone: "east-4", state: "open", rang: night.only.rev });
		expect(night.state["walk-test"].size).toBe(0);
		expect(bypassed(night)).toEqual([]);
	});

	test("ends when the guard room is empty, and what it kept quiet rings", () => {
		const night = new Night();
		night.person("13:50:00", "li", "shift.signed-on", { guards: [] });
		begin(night, "14:00:00", "east");
		night.device("14:01:00", BEAM, "perimeter.beam-broken", climb);
		night.person("14:01:05", "li", "shift.handed-over", { note: "-" });
		night.person("14:01:06", "li", "shift.signed-off", {});
		expect(night.state["walk-test"].size).toBe(0);
		expect(night.incident("perimeter.breach")).toMatchObject({ state: "open" });
		expect(night.incident("perimeter.breach").rang).toBeGreaterThan(0);
	});

	test("is the captain's to begin from the fourth time in a watch on", () => {
		const night = new Night();
		for (const minute of ["00", "10", "20"]) {
			expect(begin(night, `14:${minute}:00`, "east")).toBeUndefined();
			night.person(`14:${minute}:30`, "li", "walk-test.ended", { id: [...night.state["walk-test"].keys()][0] });
		}
		expect(begin(night, "14:30:00", "east")).toMatchObject({
			code: "wrong-state",
			detail: expect.stringContaining("captain"),
		});
		expect(night.person("14:30:00", "zhao", "walk-test.begun", { of: "east", role: "captain" })).toBeUndefined();
	});

	test("ends when a person says so, once", () => {
		const night = walking();
		expect(night.person("14:05:00", "li", "walk-test.ended", { id: "wlk-1" })).toBeUndefined();
		expect(night.person("14:06:00", "li", "walk-test.ended", { id: "wlk-1" })).toMatchObject({ code: "wrong-state" });
		night.until("14:20:00");
		expect(night.why("walk-test.ended")).toEqual(["acted"]);
	});

	test("is one at a time, of a wall or a flat of the site", () => {
		const night = walking();
		expect(begin(night, "14:05:00", "west")).toMatchObject({ code: "wrong-state", allowed: ["end"] });
		night.until("14:15:00");
		expect(begin(night, "14:16:00", "moon")).toMatchObject({ code: "invalid", mistakes: [{ path: "body.of" }] });
		expect(begin(night, "14:16:00", "west")).toBeUndefined();
	});

	test("goes on over a restart of the hub", () => {
		const night = walking();
		night.restart();
		night.hub("14:02:00", "hub.started");
		night.device("14:03:00", BEAM, "perimeter.beam-broken", climb);
		expect(confirm(night, "14:03:10", 3)).toBeUndefined();
		expect(test1(night).passed[BEAM]).toBe(instant("14:03:10"));
	});
});

describe("during a walk test, everything else rings as ever", () => {
	test("a panic in the flat under test, and a person that a camera sees at its wall", () => {
		const building = walking(FLAT);
		building.device("14:01:00", PANEL, "home.intrusion", { sensor: "motion", zone: "hall" });
		building.device("14:01:03", PANEL, "home.panic", { button: "wall" });
		expect(building.incident("home.intrusion")).toMatchObject({ quiet: true });
		expect(building.incident("home.panic")).toMatchObject({ state: "open", due: { at: instant("14:01:33") } });
		const wall = walking();
		wall.device("14:01:00", BEAM, "perimeter.beam-broken", climb);
		wall.device("14:01:01", "cam-east-3", "camera.line-crossed", crossed);
		// A person whom a camera sees bears the beam out: it is strong, and nobody has to be asked.
		expect(wall.only).toMatchObject({ state: "open", corroborated: true, due: { what: "acknowledge" } });
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
		const flat = walking(FLAT);
		flat.device("14:01:00", PANEL, "home.water", {});
		expect(flat.only).not.toHaveProperty("quiet");
	});

	test("another wall, and a door forced at the stairwell of the flat under test", () => {
		const night = walking();
		night.device("14:01:00", "beam-west-1", "perimeter.beam-broken", climb);
		expect(night.only).toMatchObject({ state: "open", due: { what: "acknowledge" } });
		const building = walking(FLAT);
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
