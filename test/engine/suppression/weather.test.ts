import { describe, expect, test } from "vitest";
import { instant, Night } from "../../scenario.ts";

const FOG = { reason: "fog" };
const CLEAR = { of: "perimeter.environment" };
const one = { beams: [1] };
const two = { beams: [1, 2] };

/** So many zones of the west wall say, a second apart from 03:40:01 on, that they see badly. */
function foggy(zones: number): Night {
	const night = new Night();
	for (let n = 1; n <= zones; n++) night.device(`03:40:0${n}`, `beam-west-${n}`, "perimeter.environment", FOG);
	return night;
}

const bypasses = (night: Night) => [...night.state.bypass.keys()].sort();

describe("a detector that says itself that it sees badly", () => {
	test("is a medium incident, and its zone is shown as degraded until it takes that back", () => {
		const night = foggy(1);
		expect(night.only).toMatchObject({ type: "perimeter.degraded", priority: "medium", zone: "west-1" });
		expect(bypasses(night)).toEqual(["degraded:west-1"]);
		night.device("03:50:00", "beam-west-1", "perimeter.restored", CLEAR);
		expect(bypasses(night)).toEqual([]);
	});

	test("keeps its zone shown as degraded when a person resets the alarm, until it takes that back", () => {
		const night = foggy(1);
		night.acknowledge("03:41:00", "li");
		night.resolve("03:42:00", "li");
		expect(bypasses(night)).toContain("degraded:west-1");
		night.device("03:50:00", "beam-west-1", "perimeter.restored", CLEAR);
		expect(bypasses(night)).not.toContain("degraded:west-1");
	});

	test("lowers, delays and merges no breach: a climber in the fog is high, at once, on his own", () => {
		const night = foggy(4);
		night.device("03:40:09", "beam-west-2", "perimeter.beam-broken", one);
		expect(night.incident("perimeter.breach")).toMatchObject({
			priority: "high",
			zone: "west-2",
			alarms: { length: 1 },
			due: { at: instant("03:41:09") },
		});
	});
});

describe("three zones of a wall that see badly at once", () => {
	test("are one high incident, protection lost, in place of their own", () => {
		const night = foggy(2);
		expect(night.incidents).toHaveLength(2);
		night.device("03:40:03", "beam-west-3", "perimeter.environment", FOG);
		expect(night.only).toMatchObject({
			type: "wall.protection-lost",
			priority: "high",
			words: { en: "Protection lost, west wall", "zh-CN": "周界防护失效，西墙" },
			zones: ["west-1", "west-2", "west-3"],
			alarms: { length: 4 },
			merged: { length: 3 },
		});
	});

	test("take in the fourth without a ring", () => {
		const night = foggy(3);
		night.acknowledge("03:40:10", "li");
		night.device("03:41:00", "beam-west-4", "perimeter.environment", FOG);
		expect(night.only).toMatchObject({ state: "acknowledged", zones: { length: 4 }, alarms: { length: 5 } });
	});

	test("of different walls are nothing more than each is", () => {
		const night = new Night();
		for (const zone of ["west-1", "east-1", "north-1"])
			night.device("03:40:00", `beam-${zone}`, "perimeter.environment", FOG);
		expect(night.incidents.map(({ type }) => type)).toEqual(Array(3).fill("perimeter.degraded"));
	});

	test("ask every quarter of an hour whether somebody still watches the wall, while it lasts", () => {
		const night = foggy(3);
		night.acknowledge("03:40:10", "li");
		night.until("03:50:10");
		// What still stands ten minutes after it last came rings, once.
		expect(night.only.state).toBe("open");
		night.acknowledge("03:50:20", "li");
		for (let minute = 51; minute <= 54; minute += 1)
			night.person(`03:${minute}:00`, "li", "incident.noted", { incident: night.only.id, text: "walked" });
		expect(night.only.state).toBe("acknowledged");
		night.until("03:55:03");
		expect(night.only).toMatchObject({ state: "open", rang: night.only.rev });
		expect(night.why("wall.reconfirm")).toContain("reconfirm");
		for (const n of [1, 2, 3]) night.device("03:56:00", `beam-west-${n}`, "perimeter.restored", CLEAR);
		expect(night.alarms.map(({ active }) => active)).toEqual([false, false, false, false]);
		night.acknowledge("03:56:10", "li");
		night.until("05:00:00");
		expect(night.journal.filter(({ type }) => type === "wall.reconfirm")).toHaveLength(2);
	});

	test("come back ten minutes after a person reset them in the fog, and are asked about again", () => {
		const night = foggy(3);
		night.acknowledge("03:40:10", "li");
		night.resolve("03:41:00", "li");
		night.until("03:51:00");
		expect(night.only).toMatchObject({ type: "wall.protection-lost", state: "open", alarms: { length: 4 } });
		night.until("03:55:03");
		expect(night.why("wall.reconfirm")).toContain("reconfirm");
	});

	test("are lost at once when a detector says so again after the reset", () => {
		const night = foggy(3);
		night.acknowledge("03:40:10", "li");
		night.resolve("03:41:00", "li");
		night.device("03:42:00", "beam-west-2", "perimeter.environment", FOG);
		expect(night.incident("wall.protection-lost")).toMatchObject({ state: "open", priority: "high" });
	});
});

describe("three zones of a wall broken within ten seconds", () => {
	const broken = (night: Night, zones: readonly string[]) => {
		for (const [n, zone] of zones.entries())
			night.device(`04:00:0${n * 3}`, `beam-${zone}`, "perimeter.beam-broken", two);
	};

	test("are a multiple breach or sabotage beside the breaches, which stay as they are", () => {
		const night = new Night();
		broken(night, ["west-1", "west-2", "west-4"]);
		const breaches = night.incidents.filter(({ type }) => type === "perimeter.breach");
		const multiple = night.incident("wall.multiple-breach");
		expect(multiple).toMatchObject({ priority: "high", words: { en: "Multiple breach or sabotage, west wall" } });
		expect([...multiple.related].sort()).toEqual(breaches.map(({ id }) => id).sort());
		for (const breach of breaches) expect(breach).toMatchObject({ priority: "high", related: [multiple.id] });
		expect(breaches.flatMap(({ zones }) => zones).sort()).toEqual(["west-1", "west-2", "west-4"]);
	});

	test("are no more than breaches if it took longer, or if they are on two walls", () => {
		const slow = new Night();
		slow.device("04:00:00", "beam-west-1", "perimeter.beam-broken", two);
		slow.device("04:00:06", "beam-west-2", "perimeter.beam-broken", two);
		slow.device("04:00:11", "beam-west-3", "perimeter.beam-broken", two);
		const apart = new Night();
		broken(apart, ["west-1", "west-2", "east-1"]);
		for (const night of [slow, apart])
			expect(night.incidents.map(({ type }) => type)).not.toContain("wall.multiple-breach");
	});

	test("count only where no detector said that it sees badly, and one dirty detector hides no others", () => {
		const fog = foggy(3);
		broken(fog, ["west-1", "west-2", "west-3"]);
		expect(fog.incidents.map(({ type }) => type)).not.toContain("wall.multiple-breach");
		const dirty = new Night();
		dirty.device("03:00:00", "beam-west-4", "perimeter.environment", { reason: "dirt" });
		broken(dirty, ["west-1", "west-2", "west-3"]);
		expect(dirty.incident("wall.multiple-breach").priority).toBe("high");
	});
});

describe("weather that a person declares", () => {
	const declared = (zones: readonly string[] = ["west-2"], until = "04:30:00") => {
		const night = new Night();
		const data = { zones, until: instant(until), reason: "storm" };
		expect(night.person("04:00:00", "li", "weather.declared", data)).toBeUndefined();
		return night;
	};

	test("makes a single beam there medium, and nowhere else", () => {
		const night = declared();
		night.device("04:10:00", "beam-west-2", "perimeter.beam-broken", one);
		expect(night.only).toMatchObject({ type: "perimeter.breach", priority: "medium" });
		expect(night.why("perimeter.beam-broken")).toContain("weather");
		night.device("04:12:00", "beam-west-4", "perimeter.beam-broken", one);
		expect(night.incidents.map(({ priority }) => priority)).toEqual(["medium", "high"]);
	});

	test.each([
		["two beams", two],
		["the inward direction", { beams: [1], direction: "in" }],
	])("leaves %s high, also where a single beam came first", (_what, data) => {
		const night = declared();
		night.device("04:10:00", "beam-west-2", "perimeter.beam-broken", one);
		night.acknowledge("04:10:05", "li");
		night.device("04:10:10", "beam-west-2", "perimeter.beam-broken", data);
		expect(night.only).toMatchObject({ priority: "high", state: "open" });
	});

	test.each([
		["after", "04:10:00", "04:10:10"],
		["before", "04:10:10", "04:10:00"],
	])("leaves it high where a camera sees a person, %s the beam", (_when, beamAt, cameraAt) => {
		const night = declared();
		const lines: [string, () => void][] = [
			[beamAt, () => night.device(beamAt, "beam-west-2", "perimeter.beam-broken", one)],
			[
				cameraAt,
				() =>
					night.device(cameraAt, "cam-west-2", "camera.line-crossed", { line: "w", direction: "in", label: "person" }),
			],
		];
		for (const [, say] of lines.sort(([a], [b]) => a.localeCompare(b))) say();
		expect(night.only).toMatchObject({ priority: "high", state: "open", corroborated: true });
	});

	test("is shown on each zone, and ends by itself or by a person's word", () => {
		const night = declared(["west-1", "west-2"]);
		expect(night.state.bypass.get("weather:west-1")).toMatchObject({ why: "weather", by: "li", reason: "storm" });
		night.until("04:30:00");
		expect(bypasses(night)).toEqual([]);
		expect(night.state.weather.size).toBe(0);
		night.device("04:31:00", "beam-west-2", "perimeter.beam-broken", one);
		expect(night.only.priority).toBe("high");
		const ended = declared();
		const [weather] = ended.state.weather.values();
		expect(ended.person("04:05:00", "li", "weather.ended", { id: weather?.id })).toBeUndefined();
		expect(bypasses(ended)).toEqual([]);
		expect(ended.person("04:06:00", "li", "weather.ended", { id: weather?.id })).toMatchObject({ code: "wrong-state" });
	});

	test("declared twice lasts as long as the longer", () => {
		const night = declared(["west-2"], "04:10:00");
		night.person("04:05:00", "wang", "weather.declared", {
			zones: ["west-2"],
			until: instant("04:35:00"),
			reason: "rain",
		});
		night.until("04:11:00");
		expect(night.state.bypass.get("weather:west-2")).toMatchObject({ by: "wang", until: instant("04:35:00") });
	});

	test.each([
		["longer than half an hour", { until: instant("04:30:01") }],
		["past", { until: instant("03:59:00") }],
		["for a zone that is not there", { zones: ["west-99"] }],
		["without a reason", { reason: "" }],
	])("is refused if %s", (_why, wrong) => {
		const night = new Night();
		const data = { zones: ["west-2"], until: instant("04:20:00"), reason: "storm", ...wrong };
		expect(night.person("04:00:00", "li", "weather.declared", data)).toMatchObject({ code: "invalid" });
	});
});
