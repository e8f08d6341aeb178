import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../../src/model/settings.ts";
import { garden, instant, Night } from "../../scenario.ts";
import { BEAM, breached, bypasses, climb, confirm, shelve, shelved } from "../shelving.ts";

describe("shelving a high alarm", () => {
	test("waits for a captain, and rings until then", () => {
		const night = breached();
		expect(shelve(night, "02:13:10", "02:40:00", { role: "operator" })).toBeUndefined();
		expect(night.alarms).toMatchObject([{ shelved: { unconfirmed: true, by: "li", renewals: 0 } }]);
		expect(night.only).toMatchObject({ state: "open", due: { what: "acknowledge", at: instant("02:14:00") } });
		expect(night.only).not.toHaveProperty("quiet");
		expect(bypasses(night)).toMatchObject([{ unconfirmed: true }]);
		night.acknowledge("02:13:20", "li");
		night.device("02:13:40", BEAM, "perimeter.beam-broken", { beams: [1, 2, 3] });
		expect(night.only.state).toBe("open");
		night.acknowledge("02:13:45", "li");
		expect(confirm(night, "02:13:50")).toBeUndefined();
		expect(night.alarms).toMatchObject([{ shelved: { confirmedBy: "zhao" } }]);
		expect(night.alarms[0]?.shelved).not.toHaveProperty("unconfirmed");
		expect(bypasses(night)[0]).not.toHaveProperty("unconfirmed");
	});

	test("by a captain is confirmed by that", () => {
		expect(shelved().alarms).toMatchObject([{ shelved: { confirmedBy: "li" } }]);
	});

	test("that no captain confirmed in time was never shelved, and is told so", () => {
		const night = breached();
		shelve(night, "02:13:10", "02:15:00", { role: "operator" });
		night.acknowledge("02:13:20", "li");
		night.until("02:15:00");
		expect(night.why("alarm.shelve-ended")).toEqual(["never-confirmed"]);
		expect(night.only.state).toBe("acknowledged");
		expect(night.alarms[0]).not.toHaveProperty("shelved");
		expect(confirm(night, "02:15:10")).toMatchObject({ code: "wrong-state", state: "active" });
	});

	test("can be renewed once; the renewal waits for a captain while the first runs on", () => {
		const night = shelved();
		expect(shelve(night, "02:30:00", "03:00:00", { role: "operator" })).toBeUndefined();
		expect(night.only).toMatchObject({ quiet: true });
		expect(night.alarms).toMatchObject([{ shelved: { until: instant("02:40:00"), renewal: { by: "li" } } }]);
		expect(bypasses(night)).toMatchObject([{ unconfirmed: true }]);
		expect(confirm(night, "02:31:00")).toBeUndefined();
		expect(night.alarms).toMatchObject([{ shelved: { until: instant("03:00:00"), renewals: 1 } }]);
		const again = shelve(night, "02:50:00", "03:10:00", { role: "captain" });
		expect(again).toMatchObject({ code: "wrong-state", state: "shelved", allowed: ["unshelve"] });
		night.until("03:00:00");
		expect(night.only.state).toBe("open");
	});

	test("comes back at its end, though a renewal was asked for that nobody confirmed", () => {
		const night = shelved();
		shelve(night, "02:30:00", "03:00:00", { role: "operator" });
		night.until("02:40:00");
		expect(night.only).toMatchObject({ state: "open", rang: night.only.rev });
	});

	test("is no longer for being ended and begun anew, nor for being reset between", () => {
		const night = shelved();
		shelve(night, "02:30:00", "02:45:00", { role: "captain" });
		night.person("02:31:00", "zhao", "alarm.unshelved", { alarm: night.alarms[0]?.id });
		expect(shelve(night, "02:32:00", "02:50:00", { role: "captain" })).toMatchObject({
			code: "wrong-state",
			detail: expect.stringContaining("renewed 1 times"),
		});
		night.acknowledge("02:33:00", "li");
		night.resolve("02:34:00", "li");
		night.device("02:35:00", BEAM, "perimeter.beam-broken", climb);
		expect(shelve(night, "02:36:00", "02:50:00", { role: "captain" })).toMatchObject({ code: "wrong-state" });
		expect(shelve(night, "03:05:00", "03:30:00", { role: "captain" })).toBeUndefined();
	});

	test.each([
		["for 31 minutes", "02:45:01", "at most 30 min"],
		["until what is past", "02:13:00", "past"],
	])("%s is refused", (_why, until, says) => {
		const night = breached();
		expect(shelve(night, "02:14:00", until, { role: "captain" })).toMatchObject({
			code: "invalid",
			detail: expect.stringContaining(says),
			allowed: ["shelve"],
		});
		expect(night.only).not.toHaveProperty("quiet");
	});
});

describe("shelving", () => {
	test.each([
		["tamper", "perimeter.tamper", BEAM],
		["a loss", "camera.video-lost", "cam-east-3"],
	])("of %s is as of what is high: half an hour, and a captain's word", (_what, type, device) => {
		const night = new Night();
		night.device("02:13:00", device, type);
		expect(shelve(night, "02:14:00", "03:00:00")).toMatchObject({ code: "invalid" });
		expect(shelve(night, "02:14:00", "02:40:00")).toBeUndefined();
		expect(night.alarms).toMatchObject([{ shelved: { unconfirmed: true } }]);
	});

	test("of the guard room's own alarm is refused, whoever asks", () => {
		const night = new Night();
		night.hub("02:13:00", "guard-room.unattended", { why: "page-closed" });
		expect(shelve(night, "02:14:00", "02:20:00", { role: "captain" })).toMatchObject({
			code: "wrong-state",
			detail: expect.stringContaining("guard room's own"),
		});
	});

	test("that is renewed first rings what was hidden", () => {
		const night = shelved();
		night.device("02:20:00", BEAM, "perimeter.restored", { of: "perimeter.beam-broken" });
		night.device("02:21:00", BEAM, "perimeter.beam-broken", climb);
		expect(night.only.state).toBe("acknowledged");
		expect(shelve(night, "02:30:00", "02:55:00", { role: "captain" })).toBeUndefined();
		expect(night.only).toMatchObject({ state: "open", rang: night.only.rev });
	});

	test("of a medium alarm is 8 hours at most, needs no captain, and may be renewed", () => {
		const night = new Night();
		night.device("02:13:00", "panel-b03-2-0401", "home.water");
		night.acknowledge("02:13:30", "li");
		expect(shelve(night, "02:14:00", "11:15:00")).toMatchObject({ code: "invalid" });
		expect(shelve(night, "02:14:00", "10:14:00")).toBeUndefined();
		expect(shelve(night, "09:00:00", "16:00:00")).toBeUndefined();
		expect(night.only).toMatchObject({ quiet: true });
		expect(night.alarms).toMatchObject([{ shelved: { renewals: 1 } }]);
	});

	test.each(["", "   "])("needs a reason; %j is none", (reason) => {
		expect(shelve(breached(), "02:14:00", "02:30:00", { reason })).toMatchObject({ code: "invalid" });
	});

	test.each([
		["home.panic", { button: "wall" }],
		["home.duress", {}],
		["home.smoke", {}],
		["home.medical", {}],
	])("never a life alarm: %s, whoever asks", (type, data) => {
		const night = new Night();
		night.device("02:13:00", "panel-b03-2-0401", type, data);
		expect(shelve(night, "02:13:10", "02:14:00", { role: "captain" })).toMatchObject({
			code: "wrong-state",
			state: "active",
			allowed: [],
		});
		night.device("02:13:30", "panel-b03-2-0401", type, data);
		expect(night.only.state).toBe("open");
	});

	test("never what the site lets nobody shelve", () => {
		const { high: _none, ...rest } = DEFAULT_SETTINGS.priorities;
		const night = new Night({ ...garden, settings: { ...DEFAULT_SETTINGS, priorities: { ...rest, high: {} } } });
		night.device("02:13:00", BEAM, "perimeter.beam-broken", climb);
		expect(shelve(night, "02:14:00", "02:15:00", { role: "captain" })).toMatchObject({ code: "wrong-state" });
	});

	test("of what is resolved, or never was, is refused; so is unshelving what is not shelved", () => {
		const night = breached();
		const [alarm] = night.alarms;
		expect(night.person("02:13:10", "li", "alarm.unshelved", { alarm: alarm?.id })).toMatchObject({
			code: "wrong-state",
			allowed: ["shelve"],
		});
		night.acknowledge("02:13:20", "li");
		night.resolve("02:14:00", "li");
		const data = { alarm: alarm?.id, reason: "late", until: instant("02:30:00") };
		expect(night.person("02:15:00", "li", "alarm.shelved", data)).toMatchObject({ code: "wrong-state", allowed: [] });
	});
});
