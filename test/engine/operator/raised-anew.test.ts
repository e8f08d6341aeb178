import { describe, expect, test } from "vitest";
import type { Incident } from "../../../src/model/incident.ts";
import { garden, instant, Night } from "../../scenario.ts";
import { BEAM, branch, CAMERA, flooded, isHeard, PANEL } from "../rules-cases/moves.ts";

/*
 * What a reset ended, and is raised anew: it came again after what was seen, or stood and still stands. It is all that it was.
 */

const out = { line: "a", direction: "out" };
const climbing = { beams: [1, 2], direction: "in" };

const storm = (night: Night, time: string, until: string) =>
	night.person(time, "li", "weather.declared", { zones: ["east-3"], until: instant(until), reason: "storm" });
const taken = (night: Night, time: string, who: string, { id, rev }: Incident, role = "captain") =>
	night.person(time, who, "incident.acknowledged", { incident: id, rev, role });
const reset = (night: Night, time: string, who: string, { id, rev }: Incident, role = "captain") =>
	night.person(time, who, "incident.resolved", { incident: id, rev, cause: "real", role });

function watched(site = garden): Night {
	const night = new Night(site);
	night.person("01:50:00", "li", "shift.signed-on", { guards: [{ guard: "zhang", leader: true }, "wang"] });
	return night;
}

describe("what came again, and was not seen by whoever reset it,", () => {
	test("is kept from the person who is coerced still, and says who that is", () => {
		const night = watched();
		night.hub("02:00:00", "person.duress", { user: "li" });
		taken(night, "02:00:01", "zhao", night.only);
		const seen = night.only;
		night.hub("02:00:02", "person.duress", { user: "li" });
		expect(reset(night, "02:00:03", "zhao", seen)).toBeUndefined();
		expect(night.only.id).not.toBe(seen.id);
		expect(night.only).toMatchObject({ keptFrom: "li", discreet: true, words: seen.words });
		expect(night.alarms).toMatchObject([{ keptFrom: "li" }]);
	});

	test("says how long ago it happened still, if what came was late", () => {
		const night = new Night();
		night.upload("02:00:00", "01:10:00", PANEL, "home.panic", { button: "wall" });
		night.acknowledge("02:00:01", "li");
		const seen = night.only;
		night.upload("02:00:02", "01:10:01", PANEL, "home.panic", { button: "wall" });
		expect(reset(night, "02:00:04", "li", seen, "operator")).toBeUndefined();
		expect(night.only.id).not.toBe(seen.id);
		expect(night.only.words.en).toContain("happened 50 min ago");
		expect(night.alarms[0]?.lateByMs).toBe(instant("02:00:04") - instant("01:10:01"));
	});

	test("is of this hour, if what came was not late", () => {
		const night = new Night();
		night.upload("02:00:00", "01:10:00", PANEL, "home.panic", { button: "wall" });
		night.acknowledge("02:00:01", "li");
		const seen = night.only;
		night.device("02:00:02", PANEL, "home.panic", { button: "wall" });
		expect(reset(night, "02:00:04", "li", seen, "operator")).toBeUndefined();
		expect(night.only.words.en).not.toContain("ago");
	});

	test("counts for less while the weather lasts, and rises with its end", () => {
		const night = new Night();
		storm(night, "02:00:00", "02:25:00");
		night.device("02:01:00", BEAM, "perimeter.beam-broken", branch);
		night.acknowledge("02:01:10", "li");
		const seen = night.only;
		night.device("02:01:20", BEAM, "perimeter.beam-broken", branch);
		night.resolve("02:01:30", "li", seen, "false");
		expect(night.alarms).toMatchObject([{ priority: "medium", weathered: true }]);
		night.acknowledge("02:01:40", "li");
		night.until("02:25:01");
		expect(night.alarms).toMatchObject([{ priority: "high" }]);
		expect(isHeard(night, night.only)).toBe(true);
	});

	test("is practised still, if it was of an exercise", () => {
		const climb = garden.drills?.get("wall-climb") ?? expect.fail("no drill");
		const [report] = climb.reports;
		if (!report) expect.fail("no report");
		const again = [3_000, 33_000].map((afterMs) => ({ ...report, data: { beams: [1] }, afterMs }));
		const night = watched({ ...garden, drills: new Map([["x", { ...climb, reports: again }]]) });
		night.person("02:00:00", "li", "drill.begun", { scenario: "x" });
		night.until("02:00:04");
		night.acknowledge("02:00:10", "li");
		const seen = night.only;
		night.until("02:00:34");
		night.resolve("02:00:40", "li", seen);
		expect(night.incidents).toMatchObject([{ drill: true, state: "open" }]);
		expect(night.alarms).toMatchObject([{ drill: true }]);
		expect(night.state.drill.size).toBe(1);
	});

	test("returns to normal as the moment that it is, and is told once", () => {
		const night = new Night();
		night.device("02:00:00", CAMERA, "camera.line-crossed", out);
		night.acknowledge("02:00:10", "li");
		const seen = night.only;
		night.device("02:01:00", CAMERA, "camera.line-crossed", out);
		night.resolve("02:01:05", "li", seen);
		night.until("02:02:00");
		expect(night.alarms).toMatchObject([{ active: false }]);
		night.acknowledge("02:02:10", "li");
		night.resolve("02:02:20", "li");
		night.until("12:00:00");
		expect(night.incidents).toEqual([]);
	});

	test("rings at once, also in a flood", () => {
		const night = flooded();
		const entered = { area: "a" };
		night.device("02:01:00", CAMERA, "camera.area-entered", entered);
		night.until("02:06:05");
		night.acknowledge("02:06:10", "li", night.incident("camera.area-entered"));
		const seen = night.incident("camera.area-entered");
		night.device("02:06:20", CAMERA, "camera.area-entered", entered);
		night.resolve("02:06:30", "li", seen);
		expect(night.incident("camera.area-entered").id).not.toBe(seen.id);
		expect(isHeard(night, night.incident("camera.area-entered"))).toBe(true);
	});
});

describe("what still stands after its reset", () => {
	const toldAnew = (until: string) => {
		const night = new Night();
		storm(night, "02:00:00", until);
		night.device("02:01:00", BEAM, "perimeter.beam-broken", branch);
		night.acknowledge("02:01:10", "li");
		night.resolve("02:02:00", "li", night.only, "false");
		night.until("02:12:30");
		return night;
	};

	test("counts for less while the weather lasts, and rises with its end", () => {
		const night = toldAnew("02:25:00");
		expect(night.alarms).toMatchObject([{ priority: "medium", weathered: true }]);
		night.acknowledge("02:12:40", "li");
		night.until("02:25:01");
		expect(night.alarms).toMatchObject([{ priority: "high" }]);
		expect(isHeard(night, night.only)).toBe(true);
	});

	test("counts whole, once the weather is over", () => {
		const night = toldAnew("02:05:00");
		expect(night.alarms).toMatchObject([{ priority: "high" }]);
	});

	test("is told anew by how often it was, whatever was reset with it", () => {
		const night = new Night();
		night.device("02:00:00", BEAM, "perimeter.beam-broken", branch);
		night.acknowledge("02:00:10", "li");
		night.resolve("02:01:00", "li", night.only, "false");
		night.until("02:11:10");
		night.acknowledge("02:11:20", "li");
		night.resolve("02:12:00", "li", night.only, "false");
		night.until("03:12:10");
		night.device("03:12:20", "beam-east-2", "perimeter.beam-broken", climbing);
		night.acknowledge("03:12:30", "li");
		expect(night.only.alarms).toHaveLength(2);
		night.resolve("03:13:00", "li", night.only, "false");
		night.until("03:23:10");
		expect(night.only).toMatchObject({ zone: "east-2", words: { en: expect.stringContaining("2") } });
		night.acknowledge("03:23:20", "li");
		night.resolve("03:24:00", "li", night.only, "false");
		night.until("11:13:10");
		expect(night.alarms.map(({ zone }) => zone).sort()).toEqual(["east-2", "east-3"]);
	});
});
