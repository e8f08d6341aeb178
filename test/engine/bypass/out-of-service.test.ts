import { describe, expect, test } from "vitest";
import { instant, Night } from "../../scenario.ts";

const BEAM = "beam-east-3";
const PANEL = "panel-b03-2-0401";
const CAMERA = "cam-gate-south-1";
const climb = { beams: [1, 2] };
const restored = { of: "perimeter.beam-broken" };

function repair(night: Night, time: string, device: string, more: Record<string, unknown> = {}) {
	const data = { device, until: instant("04:00:00"), reason: "new lens", ...more };
	return night.person(time, "li", "device.out-of-service", data);
}

const accept = (night: Night, time: string, device: string, who = "chen") =>
	night.person(time, who, "device.out-of-service-accepted", { device });

const back = (night: Night, time: string, device: string) => night.person(time, "li", "device.in-service", { device });

const bypasses = (night: Night) => [...night.state.bypass.values()];

/** The beam of east 3 is being repaired until 04:00; chen watches there, and has said so. */
function repaired(): Night {
	const night = new Night();
	night.hub("01:00:00", "device.online", { device: BEAM });
	expect(repair(night, "02:00:00", BEAM, { watch: "chen" })).toBeUndefined();
	expect(accept(night, "02:00:10", BEAM)).toBeUndefined();
	return night;
}

describe("a device out of service", () => {
	test("is shown so, with its end, its reason, who did it and who watches in its place", () => {
		const night = repaired();
		const said = { until: instant("04:00:00"), reason: "new lens", by: "li", watch: "chen" };
		expect(night.deviceState(BEAM)).toMatchObject({ state: "out-of-service", outOfService: said });
		const bypass = { id: `out-of-service:${BEAM}`, why: "out-of-service", zone: "east-3", device: BEAM, ...said };
		expect(bypasses(night)).toMatchObject([bypass]);
	});

	test("rings as ever until whoever is named has accepted the watch", () => {
		const night = new Night();
		repair(night, "02:00:00", BEAM, { watch: "chen" });
		expect(bypasses(night)).toMatchObject([{ unconfirmed: true, watch: "chen" }]);
		night.device("02:13:00", BEAM, "perimeter.beam-broken", climb);
		expect(night.only).toMatchObject({ state: "open", rang: night.only.rev });
		expect(accept(night, "02:14:00", BEAM, "wang")).toMatchObject({
			code: "wrong-state",
			detail: expect.stringContaining("chen"),
		});
		expect(accept(night, "02:14:10", BEAM)).toBeUndefined();
		expect(accept(night, "02:14:20", BEAM)).toMatchObject({ code: "wrong-state" });
	});

	test("has its alarms recorded, and they do not ring; but tampering with it does", () => {
		const night = repaired();
		night.device("02:13:00", BEAM, "perimeter.beam-broken", climb);
		night.device("02:13:05", BEAM, "perimeter.beam-broken", climb);
		expect(night.why("perimeter.beam-broken")).toEqual(["repeated", "out-of-service"]);
		expect(night.alarms).toMatchObject([{ suppressed: "out-of-service", debt: { count: 2 }, acknowledged: false }]);
		expect(night.only).toMatchObject({ quiet: true, state: "open", rang: 0 });
		expect(night.only.due).toBeUndefined();
		expect(bypasses(night)).toMatchObject([{ hidden: 2 }]);
		night.device("02:14:00", BEAM, "perimeter.tamper");
		expect(night.incident("perimeter.tamper")).toMatchObject({ state: "open", due: { what: "acknowledge" } });
	});

	test("is quiet about tampering and its loss in the hours of work, four at most, and then rings", () => {
		const night = new Night();
		night.hub("01:00:00", "device.online", { device: BEAM });
		const hours = (until: string) => ({ watch: "chen", work: { until: instant(until) } });
		expect(repair(night, "02:00:00", BEAM, { ...hours("07:00:00"), until: instant("08:00:00") })).toMatchObject({
			code: "invalid",
			mistakes: [{ path: "body.work" }],
		});
		expect(repair(night, "02:00:00", BEAM, hours("03:00:00"))).toBeUndefined();
		accept(night, "02:00:10", BEAM);
		night.device("02:10:00", BEAM, "perimeter.tamper");
		expect(night.only).toMatchObject({ quiet: true, owes: { dueAt: instant("03:00:00") } });
		night.until("03:00:00");
		expect(night.only).toMatchObject({ state: "open" });
		expect(night.only.rang).toBeGreaterThan(0);
	});

	test("comes back by itself: what is active is raised as new, what came rings with its count", () => {
		const night = repaired();
		night.device("02:13:00", BEAM, "perimeter.beam-broken", climb);
		night.device("02:13:02", BEAM, "perimeter.restored", restored);
		night.until("04:00:00");
		expect(night.why("device.out-of-service-ended")).toContain("shows-again");
		expect(night.only).toMatchObject({ state: "open", rang: night.only.rev, due: { at: instant("04:01:00") } });
		expect(night.only).not.toHaveProperty("quiet");
		expect(night.alarms).toMatchObject([{ debt: { count: 1 }, active: false }]);
		expect(night.alarms[0]).not.toHaveProperty("suppressed");
		expect(bypasses(night)).toEqual([]);
		expect(night.deviceState(BEAM)).not.toHaveProperty("outOfService");
	});

	test("is back when a person says so, and guards from that moment", () => {
		const night = repaired();
		expect(back(night, "03:00:00", BEAM)).toBeUndefined();
		night.device("03:00:01", BEAM, "perimeter.beam-broken", climb);
		expect(night.only).toMatchObject({ state: "open", rang: night.only.rev, due: { what: "acknowledge" } });
		night.until("05:00:00");
		expect(night.why("device.out-of-service-ended")).toEqual([]);
	});

	test("whose life alarm comes rings as ever, and the words say that it is out of service", () => {
		const night = new Night();
		expect(repair(night, "02:00:00", PANEL, { watch: "chen" })).toBeUndefined();
		accept(night, "02:00:05", PANEL);
		night.device("02:13:00", PANEL, "home.panic", { button: "wall" });
		expect(night.only).toMatchObject({ type: "home.panic", state: "open", due: { at: instant("02:13:30") } });
		expect(night.only).not.toHaveProperty("quiet");
		expect(night.only.words.en).toBe("Panic button, Building 3, stairwell 2, flat 401, device out of service");
		expect(night.only.words["zh-CN"]).toMatch(/设备停用检修中$/);
		expect(night.alarms[0]).not.toHaveProperty("suppressed");
	});

	test("lets another device of its zone ring", () => {
		const night = repaired();
		night.device("02:13:00", BEAM, "perimeter.beam-broken", climb);
		expect(night.only).toMatchObject({ quiet: true });
		night.device("02:13:02", "beam-east-4", "perimeter.beam-broken", climb);
		expect(night.only).toMatchObject({ state: "open", rang: night.only.rev, zones: ["east-3", "east-4"] });
		expect(night.only).not.toHaveProperty("quiet");
	});

	test("leaves an alarm that rang before as it was, counts what it adds, and shows that at its end", () => {
		const night = new Night();
		night.device("01:59:00", BEAM, "perimeter.beam-broken", climb);
		night.acknowledge("01:59:30", "li");
		repair(night, "02:00:00", BEAM, { watch: "chen", until: instant("02:02:00") });
		accept(night, "02:00:05", BEAM);
		night.device("02:01:00", BEAM, "perimeter.beam-broken", { beams: [1, 2, 3], direction: "in" });
		expect(night.only).toMatchObject({ state: "acknowledged", eventCount: 2 });
		night.until("02:02:00");
		expect(night.only).toMatchObject({ state: "open", rang: night.only.rev });
	});

	test("still hides no event that could not be judged: it may be a call for help", () => {
		const night = repaired();
		night.hub("02:13:00", "engine.failed", { device: BEAM, type: "perimeter.beam-broken", reason: "a bug" });
		expect(night.only).toMatchObject({ type: "engine.failed", state: "open" });
		expect(night.only).not.toHaveProperty("quiet");
	});

	test("may be asked for again before it ends, and lasts until the new end", () => {
		const night = repaired();
		repair(night, "03:00:00", BEAM, { watch: "wang", until: instant("06:00:00") });
		accept(night, "03:00:05", BEAM, "wang");
		night.until("05:00:00");
		expect(bypasses(night)).toMatchObject([{ since: instant("02:00:00"), watch: "wang" }]);
		night.until("06:00:00");
		expect(bypasses(night)).toEqual([]);
	});
});

describe("the presence of a device out of service", () => {
	test("is followed beneath: it was lost meanwhile, which rings, so it is offline when it is back", () => {
		const night = repaired();
		night.hub("02:30:00", "device.lost", { device: BEAM, why: "silent" });
		expect(night.deviceState(BEAM)).toMatchObject({ state: "out-of-service", outOfService: { beneath: "offline" } });
		expect(night.only).toMatchObject({ type: "device.lost", state: "open", rang: night.only.rev });
		back(night, "03:00:00", BEAM);
		expect(night.deviceState(BEAM)).toMatchObject({ state: "offline", lost: "silent" });
	});

	test("is right when it came back before its time was over", () => {
		const night = repaired();
		night.hub("02:30:00", "device.lost", { device: BEAM, why: "silent" });
		night.device("02:40:00", BEAM, "perimeter.test");
		back(night, "03:00:00", BEAM);
		expect(night.deviceState(BEAM)).toMatchObject({ state: "online" });
		expect(night.deviceState(BEAM)).not.toHaveProperty("lost");
		expect(night.alarms).toMatchObject([{ type: "device.lost", active: false, acknowledged: false }]);
	});

	test("knows its faults, its health, and whether it was ever heard", () => {
		const faulty = repaired();
		faulty.device("02:30:00", BEAM, "perimeter.fault");
		faulty.device("02:31:00", BEAM, "device.health", { batteryPercent: 80 });
		expect(faulty.deviceState(BEAM)).toMatchObject({ state: "out-of-service", health: { batteryPercent: 80 } });
		back(faulty, "03:00:00", BEAM);
		expect(faulty.deviceState(BEAM)).toMatchObject({ state: "fault", faults: ["fault"] });
		const unheard = new Night();
		repair(unheard, "02:00:00", CAMERA, { watch: "li" });
		back(unheard, "03:00:00", CAMERA);
		expect(unheard.deviceState(CAMERA)).toMatchObject({ state: "unknown" });
		const heard = new Night();
		repair(heard, "02:00:00", CAMERA, { watch: "li" });
		heard.device("02:30:00", CAMERA, "camera.test");
		back(heard, "03:00:00", CAMERA);
		expect(heard.deviceState(CAMERA)).toMatchObject({ state: "online" });
	});
});

describe("taking a device out of service", () => {
	test.each([
		["a beam of the wall", BEAM],
		["a camera of the wall", "cam-east-3"],
		["a panel with a panic button", PANEL],
		["a checkpoint with an SOS button", "cp-b03"],
	])("names who watches in its place, for %s", (_what, id) => {
		const night = new Night();
		expect(repair(night, "02:00:00", id)).toMatchObject({ code: "invalid", mistakes: [{ path: "body.watch" }] });
		expect(repair(night, "02:00:00", id, { watch: "  " })).toMatchObject({ code: "invalid" });
		expect(night.state.device.size).toBe(0);
		expect(repair(night, "02:00:00", id, { watch: "chen" })).toBeUndefined();
	});

	test("needs an end and a reason, ends with the watch, and lasts 24 h in all", () => {
		const night = new Night();
		const asks = (more: object, time = "02:00:00") => repair(night, time, BEAM, { watch: "li", ...more });
		expect(asks({ reason: " " })).toMatchObject({ code: "invalid" });
		expect(asks({ until: undefined })).toMatchObject({ code: "invalid" });
		expect(asks({ until: instant("01:59:00") })).toMatchObject({ code: "invalid" });
		expect(asks({ until: instant("10:00:01") })).toMatchObject({ code: "invalid" });
		expect(asks({ until: instant("10:00:00") })).toBeUndefined();
		expect(asks({ until: instant("17:00:00") }, "09:30:00")).toBeUndefined();
		expect(asks({ until: instant("24 00:30:00") }, "16:50:00")).toBeUndefined();
		expect(asks({ until: instant("24 02:00:01") }, "24 00:20:00")).toMatchObject({ code: "invalid" });
		expect(asks({ until: instant("24 02:00:00") }, "24 00:20:00")).toBeUndefined();
	});

	test("that the site does not have, or back into service what is in it, is refused", () => {
		const night = new Night();
		expect(repair(night, "02:00:00", "beam-moon-1")).toMatchObject({ code: "not-found" });
		expect(back(night, "02:00:00", BEAM)).toMatchObject({ code: "wrong-state", allowed: ["out-of-service"] });
	});
});
