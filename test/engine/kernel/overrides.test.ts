import { describe, expect, test } from "vitest";
import type { AlarmSettings, Settings } from "../../../src/model/settings.ts";
import { garden, instant, Night } from "../../scenario.ts";

/** The garden, where its file says otherwise of single alarm types. */
function saying(alarms: Settings["alarms"], more: Partial<Settings> = {}): Night {
	return new Night({ ...garden, settings: { ...garden.settings, ...more, alarms } });
}

const crossed = { line: "wall", direction: "in", label: "person" };
const climb = { beams: [1, 2] };

describe("what a site says of an alarm type", () => {
	test("decides its priority in the places it names, and the outcome names where it is said", () => {
		const night = saying({ "camera.line-crossed": [{ priority: "high", where: ["cam-east-3", "west-1"] }] });
		const said = night.device("02:13:00", "cam-east-3", "camera.line-crossed", crossed);
		expect(said.outcomes).toContainEqual(
			expect.objectContaining({ because: "overridden", rule: "settings.alarms.camera.line-crossed" }),
		);
		night.device("02:15:00", "cam-north-3", "camera.line-crossed", crossed);
		night.device("02:17:00", "cam-west-1", "camera.line-crossed", crossed);
		expect(night.incidents.map(({ zone, priority }) => [zone, priority])).toEqual([
			["east-3", "high"],
			["north-3", "medium"],
			["west-1", "high"],
		]);
	});

	test("is the first that fits", () => {
		const night = saying({ "camera.line-crossed": [{ priority: "high", where: ["east-3"] }, { priority: "low" }] });
		night.device("02:13:00", "cam-east-3", "camera.line-crossed", crossed);
		night.device("02:15:00", "cam-west-1", "camera.line-crossed", crossed);
		expect(night.incidents.map(({ priority }) => priority)).toEqual(["high", "low"]);
	});

	test("never makes a life alarm less than critical, nor gives anybody more time for it", () => {
		const night = saying({ "home.panic": [{ priority: "low", acknowledgeMs: 600_000 }] });
		night.device("02:13:00", "panel-b03-2-0401", "home.panic", { button: "wall" });
		expect(night.only).toMatchObject({ priority: "critical", due: { at: instant("02:13:30") } });
	});

	test("holds for what the hub concludes too, by day and by night", () => {
		const night = saying({ "intercom.held-open": [{ priority: "high" }] });
		night.device("23:13:00", "door-b03-2", "intercom.door-unlocked", { by: "card" });
		night.device("23:13:01", "door-b03-2", "intercom.door-opened", {});
		night.until("23:15:00");
		expect(night.incident("intercom.held-open").priority).toBe("high");
	});

	test("decides how soon somebody must take it and act, whoever joins", () => {
		const own: AlarmSettings = { acknowledgeMs: 20_000, actMs: 60_000 };
		const night = saying({ "camera.line-crossed": [own] });
		night.device("02:13:00", "cam-east-3", "camera.line-crossed", crossed);
		expect(night.only.due).toEqual({ what: "acknowledge", at: instant("02:13:20") });
		night.device("02:13:05", "beam-east-3", "perimeter.beam-broken", climb);
		expect(night.only.due).toEqual({ what: "acknowledge", at: instant("02:13:20") });
		night.acknowledge("02:13:10", "li");
		expect(night.only.due).toEqual({ what: "act", at: instant("02:14:10") });
	});

	test("a longer time for one alarm does not put off the shorter one of what joins it", () => {
		const night = saying({ "camera.line-crossed": [{ acknowledgeMs: 900_000 }] });
		night.device("02:13:00", "cam-east-3", "camera.line-crossed", crossed);
		expect(night.only.due).toEqual({ what: "acknowledge", at: instant("02:28:00") });
		night.device("02:13:05", "beam-east-3", "perimeter.beam-broken", climb);
		expect(night.only.due).toEqual({ what: "acknowledge", at: instant("02:14:05") });
	});

	test("decides to which zones its incidents spread, and leaves all others as they were", () => {
		const night = saying({ "perimeter.breach": [{ where: ["east-1"], neighbours: { "east-1": ["east-3"] } }] });
		night.device("02:13:00", "beam-east-1", "perimeter.beam-broken", climb);
		night.device("02:13:10", "beam-east-3", "perimeter.beam-broken", climb);
		night.device("02:13:20", "beam-east-2", "perimeter.beam-broken", climb);
		expect(night.incidents.map(({ zones }) => zones)).toEqual([["east-1", "east-3"], ["east-2"]]);
	});
});

test("the figures of the whole site replace the house's own", () => {
	const { priorities } = garden.settings;
	const night = saying(
		{},
		{
			join: { withinMs: 10_000 },
			stillActiveMs: 60_000,
			priorities: { ...priorities, high: { ...priorities.high, acknowledgeMs: 40_000 } },
		},
	);
	night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", climb);
	expect(night.only.due?.at).toBe(instant("02:13:40"));
	night.device("02:13:11", "beam-east-4", "perimeter.beam-broken", climb);
	expect(night.incidents).toHaveLength(2);
	const [first] = night.incidents;
	night.acknowledge("02:13:20", "li", first);
	night.resolve("02:13:25", "li", night.incidents[0]);
	night.until("02:14:25");
	expect(night.incidents.map(({ zone }) => zone)).toEqual(["east-4", "east-3"]);
});
