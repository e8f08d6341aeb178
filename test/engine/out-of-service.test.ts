import { describe, expect, test } from "vitest";
import { instant, Night } from "../scenario.ts";

const BEAM = "beam-east-3";
const PANEL = "panel-b03-2-0401";
const CAMERA = "cam-gate-south-1";
const climb = { beams: [1, 2] };
const restored = { of: "perimeter.beam-broken" };

function repair(night: Night, time: string, device: string, more: Record<string, unknown> = {}) {
	const data = { device, until: instant("04:00:00"), reason: "new lens", ...more };
	return night.person(time, "li", "device.out-of-service", data);
}

const back = (night: Night, time: string, device: string) => night.person(time, "li", "device.in-service", { device });

const bypasses = (night: Night) => [...night.state.bypass.values()];

/** The beam of east 3 is being repaired until 04:00; the guard Chen watches there. */
function repaired(): Night {
	const night = new Night();
	night.hub("01:00:00", "device.online", { device: BEAM });
	expect(repair(night, "02:00:00", BEAM, { watch: "guard Chen" })).toBeUndefined();
	return night;
}

describe("a device out of service", () => {
	test("is shown so, with its end, its reason, who did it and who watches in its place", () => {
		const night = repaired();
		const said = { until: instant("04:00:00"), reason: "new lens", by: "li", watch: "guard Chen" };
		expect(night.deviceState(BEAM)).toMatchObject({ state: "out-of-service", outOfService: said });
		const bypass = { id: `out-of-service:${BEAM}`, why: "out-of-service", zone: "east-3", device: BEAM, ...said };
		expect(bypasses(night)).toMatchObject([bypass]);
	});

	test("has its alarms recorded, and they do not ring", () => {
		const night = repaired();
		night.device("02:13:00", BEAM, "perimeter.beam-broken", climb);
		night.device("02:13:05", BEAM, "perimeter.beam-broken", climb);
		night.device("02:14:00", BEAM, "perimeter.tamper");
		expect(night.why("perimeter.beam-broken")).toEqual(["out-of-service"]);
		expect(night.why("perimeter.tamper")).toEqual(["raised", "out-of-service", "opened"]);
		expect(night.alarms).toMatchObject([
			{ suppressed: "out-of-service", hidden: 2, active: true, acknowledged: false },
			{ suppressed: "out-of-service", hidden: 1 },
		]);
		for (const incident of night.incidents) {
			expect(incident).toMatchObject({ quiet: true, state: "open" });
			expect(incident.due).toBeUndefined();
		}
		expect(bypasses(night)).toMatchObject([{ hidden: 3 }]);
	});

	test("comes back by itself: what is active is raised as new, what came shows unacknowledged with its count", () => {
		const night = repaired();
		night.device("02:13:00", BEAM, "perimeter.beam-broken", climb);
		night.device("02:13:02", BEAM, "perimeter.restored", restored);
		night.device("02:14:00", BEAM, "perimeter.tamper");
		night.until("04:00:00");
		expect(night.why("device.out-of-service-ended")).toEqual(["shows-again", "came-back"]);
		const [breach, tamper] = [night.incident("perimeter.breach"), night.incident("perimeter.tamper")];
		expect(breach).toMatchObject({ state: "open", rang: 3, due: { what: "acknowledge", at: instant("04:01:00") } });
		expect(tamper).toMatchObject({ state: "open", rang: tamper.rev });
		for (const incident of [breach, tamper]) expect(incident).not.toHaveProperty("quiet");
		expect(night.alarms).toMatchObject([
			{ hidden: 1, active: false },
			{ hidden: 1, active: true },
		]);
		for (const alarm of night.alarms) expect(alarm).not.toHaveProperty("suppressed");
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
		expect(repair(night, "02:00:00", PANEL, { watch: "a guard at the door" })).toBeUndefined();
		night.device("02:13:00", PANEL, "home.panic", { button: "wall" });
		expect(night.only).toMatchObject({ type: "home.panic", state: "open", due: { at: instant("02:13:30") } });
		expect(night.only).not.toHaveProperty("quiet");
		expect(night.only.words.en).toBe("Panic button, Building 3, stairwell 2, flat 401, device out of service");
		expect(night.only.words["zh-CN"]).toMatch(/设备停用检修中$/);
		expect(night.alarms[0]).not.toHaveProperty("suppressed");
	});

	test("lets another device of its zone ring, and what it says joins nothing of that", () => {
		const night = repaired();
		const crossed = { line: "wall", direction: "in", label: "person" };
		night.device("02:13:00", BEAM, "perimeter.beam-broken", climb);
		night.device("02:13:01", "cam-east-3", "camera.line-crossed", crossed);
		expect(night.incident("camera.line-crossed")).toMatchObject({ state: "open", due: { what: "acknowledge" } });
		expect(night.incident("perimeter.breach")).toMatchObject({ quiet: true });
		night.device("02:13:02", "beam-east-4", "perimeter.beam-broken", climb);
		expect(night.incidents).toHaveLength(2);
	});

	test("leaves an alarm that rang before as it was, counts what it adds, and shows that at its end", () => {
		const night = new Night();
		night.device("01:59:00", BEAM, "perimeter.beam-broken", climb);
		night.acknowledge("01:59:30", "li");
		repair(night, "02:00:00", BEAM, { watch: "guard Chen", until: instant("02:02:00") });
		expect(night.only.due).toMatchObject({ what: "act" });
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
		repair(night, "03:00:00", BEAM, { watch: "guard Wang", until: instant("06:00:00") });
		night.until("05:00:00");
		expect(bypasses(night)).toMatchObject([{ since: instant("02:00:00"), watch: "guard Wang" }]);
		night.until("06:00:00");
		expect(bypasses(night)).toEqual([]);
	});
});

describe("the presence of a device out of service", () => {
	test("is followed beneath: it was lost meanwhile, so it is offline when it is back, and that rings", () => {
		const night = repaired();
		night.hub("02:30:00", "device.lost", { device: BEAM, why: "silent" });
		expect(night.deviceState(BEAM)).toMatchObject({ state: "out-of-service", outOfService: { beneath: "offline" } });
		expect(night.only).toMatchObject({ type: "device.lost", quiet: true });
		back(night, "03:00:00", BEAM);
		expect(night.deviceState(BEAM)).toMatchObject({ state: "offline", lost: "silent" });
		expect(night.only).toMatchObject({ state: "open", rang: night.only.rev });
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
		repair(unheard, "02:00:00", CAMERA);
		back(unheard, "03:00:00", CAMERA);
		expect(unheard.deviceState(CAMERA)).toMatchObject({ state: "unknown" });
		const heard = new Night();
		repair(heard, "02:00:00", CAMERA);
		heard.device("02:30:00", CAMERA, "camera.test");
		back(heard, "03:00:00", CAMERA);
		expect(heard.deviceState(CAMERA)).toMatchObject({ state: "online" });
	});

	test("makes no loss of a feed, and no sabotage", () => {
		const night = new Night();
		for (const id of ["beam-east-1", "beam-east-2", BEAM]) {
			night.hub("01:00:00", "device.online", { device: id });
			repair(night, "02:00:00", id, { watch: "guard Chen" });
		}
		for (const id of ["beam-east-1", "beam-east-2", BEAM]) {
			night.hub("02:30:00", "device.lost", { device: id, why: "silent" });
		}
		expect(night.alarms.map(({ type }) => type)).toEqual(["device.lost", "device.lost", "device.lost"]);
		night.device("02:31:00", "cam-east-3", "camera.line-crossed", { line: "wall", direction: "in", label: "person" });
		expect(night.incident("camera.line-crossed").related).toEqual([]);
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
		expect(repair(night, "02:00:00", id, { watch: "guard Chen" })).toBeUndefined();
	});

	test("of a camera elsewhere needs no watch, but an end and a reason", () => {
		const night = new Night();
		expect(repair(night, "02:00:00", CAMERA)).toBeUndefined();
		expect(repair(night, "02:00:00", CAMERA, { reason: " " })).toMatchObject({ code: "invalid" });
		expect(repair(night, "02:00:00", CAMERA, { until: undefined })).toMatchObject({ code: "invalid" });
		expect(repair(night, "02:00:00", CAMERA, { until: instant("01:59:00") })).toMatchObject({ code: "invalid" });
		const forEver = { until: instant("02:00:01") + 30 * 24 * 3_600_000 };
		expect(repair(night, "02:00:00", CAMERA, forEver)).toMatchObject({ code: "invalid" });
	});

	test("that the site does not have, or back into service what is in it, is refused", () => {
		const night = new Night();
		expect(repair(night, "02:00:00", "beam-moon-1")).toMatchObject({ code: "not-found" });
		expect(back(night, "02:00:00", BEAM)).toMatchObject({ code: "wrong-state", allowed: ["out-of-service"] });
	});
});
