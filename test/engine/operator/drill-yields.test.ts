import { describe, expect, test } from "vitest";
import { Night } from "../../scenario.ts";
import { BEAM, flooded, shelve } from "../rules-cases/moves.ts";

const entered = (night: Night, time: string, camera: string, area: string) =>
	night.device(time, camera, "camera.area-entered", { area });
const begin = (night: Night, time: string) =>
	expect(night.person(time, "li", "drill.begun", { scenario: "wall-climb" })).toBeUndefined();

function takeAll(night: Night, time: string): void {
	for (const incident of night.incidents) night.acknowledge(time, "li", incident);
}

describe("a drill ends by a real medium that rings nobody yet", () => {
	test("because a flood keeps silent what joins an incident that is taken", () => {
		const night = flooded();
		entered(night, "02:01:00", "cam-square-1", "a");
		takeAll(night, "02:01:05");
		begin(night, "02:01:10");
		entered(night, "02:01:20", "cam-square-2", "b");
		expect(night.state.drill.size).toBe(0);
	});

	test("because the same came before, and was taken", () => {
		const night = new Night();
		night.device("02:01:00", BEAM, "perimeter.tamper");
		takeAll(night, "02:01:05");
		begin(night, "02:01:10");
		night.device("02:01:20", BEAM, "perimeter.tamper");
		expect(night.state.drill.size).toBe(0);
	});
});

describe("a drill goes on beside", () => {
	test("what somebody has shelved", () => {
		const night = new Night();
		night.device("02:01:00", "cam-square-1", "camera.area-entered", { area: "a" });
		takeAll(night, "02:01:05");
		expect(shelve(night, "02:01:06", "03:00:00")).toBeUndefined();
		begin(night, "02:01:10");
		entered(night, "02:01:20", "cam-square-1", "a");
		expect(night.state.drill.size).toBe(1);
	});

	test("what a person does to a real incident that is taken", () => {
		const night = new Night();
		night.device("02:01:00", BEAM, "perimeter.tamper");
		takeAll(night, "02:01:05");
		begin(night, "02:01:10");
		expect(night.person("02:01:20", "li", "incident.noted", { incident: night.only.id, text: "-" })).toBeUndefined();
		expect(night.state.drill.size).toBe(1);
	});
});
