import { describe, expect, test } from "vitest";
import { garden, instant, Night } from "../../scenario.ts";

const BEAM = "beam-east-3";
const CAMERA = "cam-east-3";
const PANEL = "panel-b03-2-0401";
const climb = { beams: [1, 2] };
const HOUR = 3_600_000;

describe("time", () => {
	test("a report dated in the future counts as of now: a word that was kept since its real time still clears it", () => {
		const night = new Night();
		night.device("02:00:00", CAMERA, "camera.video-lost", {}, { at: instant("02:00:00") + 2 * HOUR });
		night.upload("02:20:00", "02:05:00", CAMERA, "camera.restored", { of: "camera.video-lost" });
		expect(night.alarms.find(({ type }) => type === "camera.video-lost")).toMatchObject({ active: false });
	});

	test("... and a late state dated in the future is news of now, not of some later hour", () => {
		const night = new Night();
		const at = instant("02:00:00") + 2 * HOUR;
		night.device("02:00:00", BEAM, "perimeter.beam-broken", climb, { at, late: true });
		expect(night.only).toMatchObject({ type: "perimeter.breach", rang: night.only.rev });
	});

	test("a clearing dated in the future clears nothing that comes after it", () => {
		const night = new Night();
		const at = instant("02:00:00") + 2 * HOUR;
		night.device("02:00:00", CAMERA, "camera.restored", { of: "camera.video-lost" }, { at });
		night.upload("02:30:00", "02:10:00", CAMERA, "camera.video-lost");
		night.until("02:31:00");
		expect(night.alarms.filter(({ type }) => type === "camera.video-lost")).toHaveLength(1);
	});
});

describe("the parts of an alarm", () => {
	test("a field that the kind does not declare makes no part", () => {
		const night = new Night();
		for (const [n, door] of [1, 2, 3].entries())
			night.device(`02:00:0${n}`, PANEL, "home.smoke", { door, guard: "g07", line: "a" });
		expect(night.alarms).toHaveLength(1);
		expect(night.alarms[0]).not.toHaveProperty("part");
	});

	test("a device has at most 32 parts of one type; what it names beyond is one alarm, with a low one for the administrator", () => {
		const night = new Night();
		for (let n = 0; n < 100; n++)
			night.device("02:00:00", CAMERA, "camera.area-entered", { area: `area-${n}`, label: "person" });
		const areas = night.alarms.filter(({ type }) => type === "camera.area-entered");
		expect(areas).toHaveLength(33);
		expect(areas.at(-1)).toMatchObject({ part: "other-places", repeats: 67 });
		expect(areas.at(-1)?.words.en).toContain("other places");
		expect(night.alarms.filter(({ type }) => type === "device.too-many-parts")).toMatchObject([{ priority: "low" }]);
	});
});

describe("the end of an alarm", () => {
	test.each([
		[PANEL, "home.panic", { button: "wall" }],
		[PANEL, "home.duress", {}],
		[PANEL, "home.medical", {}],
		["cp-b03", "patrol.sos", { guard: "g07" }],
		["cp-b03", "patrol.man-down", { guard: "g07" }],
	])("%s %s is an act: once it was reset it never comes back by itself", (device, type, data) => {
		const night = new Night();
		night.device("02:00:00", device, type, data);
		const { id } = night.only;
		night.acknowledge("02:00:10", "li");
		const { rev } = night.only;
		expect(night.person("02:01:00", "li", "incident.resolved", { incident: id, rev, cause: "real" })).toBeUndefined();
		night.until("24 02:00:00");
		expect(night.incidents.filter((one) => one.type === type)).toEqual([]);
		expect([...night.state.bypass.values()]).toEqual([]);
	});

	test("an episode is over ten minutes after the last activation: what still stands rings, once", () => {
		const night = new Night();
		night.device("02:00:00", BEAM, "perimeter.beam-broken", climb);
		night.acknowledge("02:00:10", "li");
		night.person("02:00:11", "li", "incident.dispatched", {
			incident: night.only.id,
			guard: "zhang",
			known: true,
			byRadio: true,
		});
		const acts = () => night.person("02:09:00", "li", "incident.noted", { incident: night.only.id, text: "looking" });
		for (const time of ["02:03:00", "02:05:30", "02:08:00"])
			night.person(time, "li", "incident.noted", { incident: night.only.id, text: "looking" });
		acts();
		night.until("02:09:59");
		const before = night.only.rang;
		night.until("02:10:00");
		expect(night.only).toMatchObject({ state: "open" });
		expect(night.only.rang).toBeGreaterThan(before);
		expect(night.why("alarm.episode-over")).toContain("still-stands");
		night.acknowledge("02:10:10", "li");
		night.until("05:00:00");
		expect(
			night.journal.flatMap(({ outcomes }) => outcomes).filter(({ because }) => because === "still-stands"),
		).toHaveLength(1);
	});
});

test("a schedule never applies to a life alarm, to tampering, to a fault or to a loss", () => {
	const never = [{ schedule: [{ fromMinute: 22 * 60, toMinute: 6 * 60 }] }];
	const types = ["home.panic", "home.smoke", "perimeter.tamper", "camera.video-lost", "perimeter.fault", "device.lost"];
	const alarms = Object.fromEntries(types.map((type) => [type, never]));
	const night = new Night({ ...garden, settings: { ...garden.settings, alarms } });
	night.device("12:00:00", PANEL, "home.panic", { button: "wall" });
	night.device("12:00:01", PANEL, "home.smoke", {});
	night.device("12:00:02", BEAM, "perimeter.tamper");
	night.device("12:00:03", CAMERA, "camera.video-lost");
	night.device("12:00:04", BEAM, "perimeter.fault");
	night.hub("12:00:05", "device.lost", { device: "beam-west-1", why: "silent" });
	expect(night.alarms.map(({ type }) => type).sort()).toEqual(types.sort());
	for (const one of night.incidents) expect(one.rang).toBeGreaterThan(0);
});

test("what chatters keeps its priority, its deadline and the turn of who is told", () => {
	const night = new Night();
	const data = { beams: [1] };
	for (let n = 0; n < 6; n++) {
		const minute = String(n * 2).padStart(2, "0");
		night.device(`02:${minute}:00`, BEAM, "perimeter.beam-broken", data);
		night.until(`02:${minute}:59`);
		if (n < 5) night.acknowledge(`02:${minute}:59`, "li");
	}
	night.until("02:15:00");
	expect(night.alarms).toMatchObject([{ chattering: true, priority: "high" }]);
	expect(night.only).toMatchObject({ priority: "high", state: "open", due: { what: "acknowledge" } });
	night.until("02:16:00");
	expect(night.only.told?.length).toBeGreaterThan(0);
});
