import { describe, expect, test } from "vitest";
import { CAMERA, DOOR, flooded, isHeard, PANEL, person, take } from "./moves.ts";

describe("in a flood", () => {
	test("L01 in a flood a second medium of its kind and zone (a tamper) is heard when the first has been taken", () => {
		const night = flooded();
		night.device("02:00:20", CAMERA, "camera.video-lost");
		night.acknowledge("02:00:25", "li", night.incident("camera.video-lost"));
		night.device("02:00:30", CAMERA, "camera.tamper");
		night.until("02:05:30");
		expect(isHeard(night, night.incident("camera.tamper"))).toBe(true);
	});

	test("L02 in a flood a second low of its kind and zone is on the shift's list", () => {
		const night = flooded();
		for (const id of [PANEL, "panel-b03-2-0402"]) {
			night.hub("02:00:15", "device.online", { device: id });
			night.device("02:00:20", id, "device.health", { batteryPercent: 9 });
		}
		const low = night.incidents.filter(({ priority }) => priority === "low");
		expect(low).toHaveLength(2);
		for (const one of low) expect(one).toMatchObject({ state: "open", rang: 0, owes: { because: "list", count: 1 } });
	});

	test("L03 in a flood the intruder that a camera sees (medium) behind a lens fault of that camera is heard within a minute of the ack", () => {
		const night = flooded();
		night.device("02:00:20", CAMERA, "camera.view-obstructed");
		night.device("02:00:30", CAMERA, "camera.line-crossed", person);
		take(night, "02:00:32");
		night.device("02:00:40", CAMERA, "camera.line-crossed", person);
		night.until("02:01:32");
		expect(isHeard(night, night.incident("camera.line-crossed"))).toBe(true);
	});

	test("L04 ... and when that camera sees him again while it still waits, it is heard", () => {
		const night = flooded();
		night.device("02:00:20", CAMERA, "camera.line-crossed", { line: "wall", direction: "out" });
		expect(isHeard(night, night.incident("camera.line-crossed"))).toBe(false);
		night.device("02:00:40", CAMERA, "camera.line-crossed", person);
		expect(isHeard(night, night.incident("camera.line-crossed"))).toBe(true);
	});

	test("L09 in a flood the door station's second alarm (tamper after held-open) of one door is heard", () => {
		const night = flooded();
		night.device("02:00:20", DOOR, "intercom.door-unlocked", { by: "card" });
		night.device("02:00:21", DOOR, "intercom.door-opened", {});
		night.until("02:02:30");
		night.acknowledge("02:02:40", "li", night.incident("intercom.held-open"));
		night.device("02:02:50", DOOR, "intercom.tamper");
		night.until("02:08:00");
		expect(isHeard(night, night.incident("intercom.tamper"))).toBe(true);
	});

	test("N04 a real alarm that a flood groups ends a drill too", () => {
		const night = flooded();
		for (const one of night.incidents) night.acknowledge("02:00:30", "li", one);
		expect(night.person("02:00:40", "li", "drill.begun", { scenario: "smoke-in-flat" })).toBeUndefined();
		night.device("02:01:00", CAMERA, "camera.video-lost");
		expect(night.incident("camera.video-lost")).toMatchObject({ rang: 0, group: `camera ${"east-3"}` });
		expect(night.state.drill.size).toBe(0);
	});
});
