import { describe, expect, test } from "vitest";
import { instant, Night } from "../../scenario.ts";

const BEAM = "beam-east-3";
const PANEL = "panel-b03-2-0401";
const restored = { of: "perimeter.beam-broken" };

/** A beam is broken, and its incident is resolved while it still is. */
function left(): Night {
	const night = new Night();
	night.device("02:13:00", BEAM, "perimeter.beam-broken", { beams: [1, 2] });
	night.acknowledge("02:13:20", "li");
	night.resolve("02:14:00", "li", night.only, "false");
	return night;
}

const bypasses = (night: Night) => [...night.state.bypass.values()];

describe("a state that is still active when its incident is resolved", () => {
	test("leaves its zone shown as unguarded, until it is told again", () => {
		const night = left();
		expect(bypasses(night)).toMatchObject([
			{ why: "still-active", zone: "east-3", device: BEAM, type: "perimeter.breach", until: instant("02:24:00") },
		]);
		night.until("02:23:59");
		expect(bypasses(night)).toHaveLength(1);
		night.until("02:24:00");
		expect(bypasses(night)).toEqual([]);
		expect(night.only).toMatchObject({ type: "perimeter.breach", state: "open" });
	});

	test("guards again once its device says that it is over", () => {
		const night = left();
		night.device("02:15:00", BEAM, "perimeter.restored", restored);
		expect(bypasses(night)).toEqual([]);
		night.until("02:30:00");
		expect(night.incidents).toEqual([]);
	});

	test("is not over by a word that is older than it", () => {
		const night = left();
		night.upload("02:15:00", "02:05:00", BEAM, "perimeter.restored", restored);
		expect(bypasses(night)).toHaveLength(1);
		night.until("02:24:00");
		expect(night.incident("perimeter.breach").state).toBe("open");
	});

	test("is an alarm again when it is reported again, and shown as that", () => {
		const night = left();
		night.device("02:16:00", BEAM, "perimeter.beam-broken", { beams: [1] });
		expect(bypasses(night)).toEqual([]);
		expect(night.only.state).toBe("open");
	});

	test("of another part or another alarm of the device ends nothing of it", () => {
		const night = new Night();
		night.device("02:13:00", "panel-b03-2-0401", "home.intrusion", { sensor: "door", zone: "hall" });
		night.device("02:13:01", "panel-b03-2-0401", "home.intrusion", { sensor: "window", zone: "kitchen" });
		night.device("02:13:02", "panel-b03-2-0401", "home.tamper", {});
		for (const incident of night.incidents) {
			night.acknowledge("02:13:20", "li", incident);
			const now = night.state.incident.get(incident.id) ?? incident;
			night.resolve("02:14:00", "li", now, "false");
		}
		expect(bypasses(night)).toHaveLength(3);
		night.device("02:15:00", "panel-b03-2-0401", "home.restored", { of: "home.intrusion", zone: "hall" });
		expect(bypasses(night).map(({ id }) => id)).toEqual([
			"still-active:home.intrusion|device:panel-b03-2-0401|b03-2|kitchen",
			"still-active:home.tamper|device:panel-b03-2-0401|b03-2",
		]);
	});

	test("is not over by a word that names no part while several stand, and is told anew", () => {
		const night = new Night();
		const broken = (zone: string) => night.device("02:00:00", PANEL, "home.intrusion", { sensor: "window", zone });
		for (const zone of ["living", "bed"]) broken(zone);
		night.acknowledge("02:00:10", "li");
		night.resolve("02:01:00", "li");
		night.device("02:05:00", PANEL, "home.restored", { of: "home.intrusion" });
		expect(bypasses(night)).toHaveLength(2);
		night.device("02:06:00", PANEL, "home.restored", { of: "home.intrusion", zone: "living" });
		night.until("02:20:00");
		expect(night.alarms).toMatchObject([{ part: "bed", active: true }]);
	});

	test("keeps a word that names no part from ending another part that is an alarm again, and no other alarm type", () => {
		const night = new Night();
		const broken = (time: string, zone: string) =>
			night.device(time, PANEL, "home.intrusion", { sensor: "window", zone });
		for (const zone of ["living", "bed"]) broken("02:00:00", zone);
		night.acknowledge("02:00:10", "li");
		night.resolve("02:01:00", "li");
		broken("02:02:00", "bed");
		night.device("02:05:00", PANEL, "home.restored", { of: "home.intrusion" });
		expect(night.alarms).toMatchObject([{ part: "bed", active: true }]);
		expect(bypasses(night)).toHaveLength(1);
		night.device("02:06:00", PANEL, "home.restored", { of: "home.intrusion", zone: "bed" });
		night.device("02:07:00", PANEL, "home.restored", { of: "home.intrusion" });
		night.until("02:20:00");
		expect(night.alarms).toMatchObject([{ part: "bed", active: false }]);
		expect(bypasses(night)).toEqual([]);
	});

	test("is shown over a restart, and no longer than its device is one of the site", () => {
		const night = left();
		const { devices } = night.site;
		night.restart({ ...night.site, devices: new Map([...devices].filter(([id]) => id !== BEAM)) });
		night.hub("02:15:00", "hub.started");
		expect(bypasses(night)).toHaveLength(1);
		night.until("02:24:00");
		expect(bypasses(night)).toEqual([]);
		expect(night.incidents).toEqual([]);
	});

	test("a moment, or a panic whose button was released, leaves nothing", () => {
		const night = new Night();
		night.device("02:13:00", "panel-b03-2-0401", "home.panic", { button: "wall" });
		night.device("02:13:30", "panel-b03-2-0401", "home.restored", { of: "home.panic" });
		night.acknowledge("02:13:40", "li");
		night.resolve("02:14:00", "li", night.only, "false");
		expect(bypasses(night)).toEqual([]);
	});
});

describe("a device that says at its connection what stood at its reset", () => {
	const initial = { initial: true } as const;
	const CAMERA = "cam-east-3";

	function reset(id: string, type: string, data: Record<string, unknown> = {}): Night {
		const night = new Night();
		night.device("02:00:00", id, type, data);
		night.acknowledge("02:00:10", "li");
		night.resolve("02:01:00", "li");
		return night;
	}

	test("opens nothing, and what stands is told anew in its time", () => {
		const night = reset(CAMERA, "camera.view-obstructed");
		night.device("02:03:00", CAMERA, "camera.view-obstructed", {}, initial);
		expect(night.incidents).toEqual([]);
		expect(night.why("camera.view-obstructed")).toEqual(["initial-known"]);
		expect(bypasses(night)).toHaveLength(1);
		night.until("02:11:00");
		expect(night.only.type).toBe("camera.view-obstructed");
	});

	test("opens nothing for a panic whose button was not let go, for a watch", () => {
		const night = reset("panel-b03-2-0401", "home.panic", { button: "wall" });
		night.restart();
		night.device("02:03:00", "panel-b03-2-0401", "home.panic", { button: "wall" }, initial);
		expect(night.incidents).toEqual([]);
		night.device("10:01:01", "panel-b03-2-0401", "home.panic", { button: "wall" }, initial);
		expect(night.only).toMatchObject({ type: "home.panic", priority: "critical" });
	});

	test("is heard where its button was let go before or after the reset, or is pressed", () => {
		const over = { of: "home.panic" };
		const pressed = reset(PANEL, "home.panic", { button: "wall" });
		pressed.device("02:03:00", PANEL, "home.panic", { button: "wall" });
		expect(pressed.only.priority).toBe("critical");
		const after = reset(PANEL, "home.panic", { button: "wall" });
		after.device("02:02:00", PANEL, "home.restored", over);
		after.device("02:03:00", PANEL, "home.panic", { button: "wall" }, initial);
		expect(after.only.priority).toBe("critical");
		const before = new Night();
		before.device("02:00:00", PANEL, "home.panic", { button: "wall" });
		before.device("02:00:05", PANEL, "home.restored", over);
		before.acknowledge("02:00:10", "li");
		before.resolve("02:01:00", "li");
		before.device("02:03:00", PANEL, "home.panic", { button: "wall" }, initial);
		expect(before.only.priority).toBe("critical");
	});

	test("is heard where it is more than stood, or something else", () => {
		const night = reset(BEAM, "perimeter.beam-broken", { beams: [1] });
		night.device("02:03:00", BEAM, "perimeter.beam-broken", { beams: [1, 2] }, initial);
		expect(night.only).toMatchObject({ type: "perimeter.breach", priority: "high" });
		const other = reset(PANEL, "home.water", { zone: "bath" });
		other.device("02:03:00", PANEL, "home.water", { zone: "kitchen" }, initial);
		expect(other.only).toMatchObject({ type: "home.water" });
	});
});
