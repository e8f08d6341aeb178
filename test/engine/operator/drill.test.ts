import { describe, expect, test } from "vitest";
import { keyOf } from "../../../src/engine/kernel/state.ts";
import { instant, Night } from "../../scenario.ts";

const begin = (night: Night, time: string, scenario = "wall-climb") =>
	night.person(time, "chen", "drill.begun", { scenario });
const breach = (night: Night, time: string) =>
	night.device(time, "beam-east-3", "perimeter.beam-broken", { beams: [1, 2, 3], direction: "in" });

describe("a drill", () => {
	test("raises on the live console what its reports would, and all of it says so", () => {
		const night = new Night();
		expect(begin(night, "10:00:00")).toBeUndefined();
		expect([...night.state.drill.values()]).toEqual([
			{ id: "drl-1", rev: 1, scenario: "wall-climb", by: "chen", since: instant("10:00:00") },
		]);
		night.until("10:00:06");
		expect(night.only).toMatchObject({
			type: "perimeter.breach",
			zone: "east-3",
			priority: "high",
			corroborated: true,
			drill: true,
			openedAt: instant("10:00:03"),
		});
		expect(night.alarms).toMatchObject([{ drill: true }, { drill: true }]);
		expect(night.why("drill.event")).toContain("drill");
	});

	test("reaches nobody outside: nobody is told on, however long it is left", () => {
		const night = new Night();
		begin(night, "10:00:00");
		night.until("10:30:00");
		expect(night.only.overdue).toBeGreaterThan(10);
		expect(night.journal.some(({ type }) => type === "incident.told-on")).toBe(false);
	});

	test("ends by a person's word, with what it raised; nothing of it stands afterwards", () => {
		const night = new Night();
		begin(night, "10:00:00");
		night.until("10:01:00");
		expect(night.person("10:02:00", "li", "drill.ended", { drill: "drl-1" })).toBeUndefined();
		expect(night.incidents).toEqual([]);
		expect(night.alarms).toEqual([]);
		expect(night.ended).toMatchObject([{ state: "resolved", cause: "drill", drill: true }]);
		expect(night.state.drill.size).toBe(0);
		expect(night.state.timer.size).toBe(0);
		expect(night.person("10:02:01", "li", "drill.ended", { drill: "drl-1" })).toMatchObject({ code: "wrong-state" });
	});

	test("an incident of an ended drill can't be reopened, also by a hub that was down meanwhile", () => {
		const night = new Night();
		begin(night, "10:00:00");
		night.until("10:01:00");
		const { id } = night.only;
		night.person("10:02:00", "li", "drill.ended", { drill: "drl-1" });
		const reopen = (time: string) =>
			night.person(time, "li", "incident.reopened", { incident: id, reason: "look again" });
		expect(reopen("10:03:00")).toMatchObject({ code: "wrong-state", detail: expect.stringContaining(id) });
		night.restart();
		night.hub("10:04:00", "hub.started");
		expect(reopen("10:05:00")).toMatchObject({ code: "wrong-state", detail: expect.stringContaining(id) });
		expect(night.incidents).toEqual([]);
		expect(night.state.drill.size).toBe(0);
	});

	test("ended early raises nothing more", () => {
		const night = new Night();
		begin(night, "10:00:00", "smoke-in-flat");
		night.until("10:00:10");
		night.person("10:00:20", "chen", "drill.ended", { drill: "drl-1" });
		night.until("10:05:00");
		expect(night.alarms).toEqual([]);
		expect(night.ended).toHaveLength(1);
	});

	test("that everybody forgot ends after an hour", () => {
		const night = new Night();
		begin(night, "10:00:00");
		night.until("11:00:00");
		expect(night.state.drill.size).toBe(0);
		expect(night.ended).toMatchObject([{ cause: "drill" }]);
	});

	test.each([
		["while another runs", (night: Night) => begin(night, "10:00:00"), "running"],
		["while something real and urgent is open", (night: Night) => breach(night, "10:00:00"), "real-incident"],
	])("does not begin %s", (_when, before, state) => {
		const night = new Night();
		before(night);
		expect(begin(night, "10:00:01")).toMatchObject({ code: "wrong-state", state });
	});

	test("that the site does not know is refused with those it knows", () => {
		expect(begin(new Night(), "10:00:00", "dragon")).toMatchObject({
			code: "invalid",
			detail: expect.stringContaining("wall-climb, smoke-in-flat"),
		});
	});
});

describe("a real alarm during a drill", () => {
	test("of the very device that drills is an alarm and an incident of its own, and ends the drill at once", () => {
		const night = new Night();
		begin(night, "10:00:00");
		night.until("10:00:10");
		breach(night, "10:00:20");
		expect(night.only).toMatchObject({ type: "perimeter.breach", openedAt: instant("10:00:20"), eventCount: 1 });
		expect(night.only.drill).toBeUndefined();
		expect(night.alarms).toMatchObject([{ repeats: 0, incident: night.only.id }]);
		expect(night.ended).toMatchObject([{ cause: "drill", resolvedAt: instant("10:00:20") }]);
		expect(night.journal.at(-1)).toMatchObject({
			type: "drill.ended",
			source: "hub",
			data: { drill: "drl-1", why: "real-alarm" },
		});
	});

	test("reported by a person ends it too", () => {
		const night = new Night();
		begin(night, "10:00:00");
		night.until("10:00:10");
		night.person("10:00:20", "li", "incident.reported", { kind: "fire", zone: "square", reportedBy: "phone" });
		expect(night.state.drill.size).toBe(0);
		expect(night.only.type).toBe("report.fire");
	});

	test("of medium priority ends it too; a low one waits for the shift, and stands beside it", () => {
		const night = new Night();
		begin(night, "10:00:00");
		night.until("10:00:10");
		night.device("10:00:20", "panel-b03-2-0401", "device.health", { batteryPercent: 9 });
		expect(night.state.drill.size).toBe(1);
		expect(night.incidents.map(({ type, drill }) => [type, drill])).toEqual([
			["perimeter.breach", true],
			["device.battery-low", undefined],
		]);
		night.device("10:00:30", "beam-east-3", "perimeter.tamper");
		expect(night.state.drill.size).toBe(0);
		expect(night.incidents.map(({ type }) => type)).toEqual(["device.battery-low", "perimeter.tamper"]);
	});
});

describe("what is real and what is drilled", () => {
	test("never clears the other", () => {
		const night = new Night();
		begin(night, "10:00:00");
		night.until("10:00:10");
		night.device("10:00:20", "beam-east-3", "perimeter.restored", { of: "perimeter.beam-broken" });
		expect(night.alarms.find(({ type }) => type === "perimeter.breach")).toMatchObject({ active: true, drill: true });
	});

	test("are never one alarm", () => {
		const about = { type: "perimeter.breach", source: "device:beam-east-3", zone: "east-3" };
		expect(keyOf({ ...about, drill: true })).not.toBe(keyOf(about));
	});
});
