import { describe, expect, test } from "vitest";
import { instant, Night } from "../../scenario.ts";
import { BEAM, branch, CAMERA, CLEAR, clock, isHeard, note, person, shelve, take } from "./moves.ts";

describe("on the shelf and in repair", () => {
	/** A single beam of east 3, taken and shelved from 02:14 to 02:40. */
	function shelved(): Night {
		const night = new Night();
		night.device("02:13:00", BEAM, "perimeter.beam-broken", branch);
		night.device("02:13:01", BEAM, "perimeter.restored", CLEAR);
		night.acknowledge("02:13:20", "li");
		expect(shelve(night, "02:14:00", "02:40:00")).toBeUndefined();
		return night;
	}

	test("C01 somebody who comes in (direction in, four beams) over a shelved zone is heard within a minute", () => {
		const night = shelved();
		night.device("02:20:00", BEAM, "perimeter.beam-broken", { beams: [1, 2, 3, 4], direction: "in" });
		expect(isHeard(night, night.only)).toBe(true);
	});

	test("C04 a shelved incident can't be resolved by whoever last saw it before the climbers it hides", () => {
		const night = shelved();
		const seen = night.only;
		night.device("02:20:00", BEAM, "perimeter.beam-broken", branch);
		expect(night.resolve("02:21:00", "li", seen, "unknown")).toBeUndefined();
		expect(night.only.id).not.toBe(seen.id);
		expect(isHeard(night, night.only)).toBe(true);
	});

	test("C08 ... and so does one that saw somebody over the same beam within the same minute", () => {
		const night = shelved();
		const seen = night.only;
		night.device("02:20:00", BEAM, "perimeter.beam-broken", branch);
		night.device("02:20:30", CAMERA, "camera.line-crossed", person);
		expect(night.resolve("02:20:40", "li", seen, "unknown")).toBeDefined();
		expect(isHeard(night, night.incident("perimeter.breach"))).toBe(true);
		expect(isHeard(night, night.incident("camera.line-crossed"))).toBe(true);
	});

	test("C09 the guard room's own absence can't be shelved away", () => {
		const night = new Night();
		night.person("02:00:00", "li", "shift.signed-on", { guards: [] });
		night.person("02:01:00", "li", "shift.signed-off", {});
		const absence = night.alarms.find(({ type }) => type === "guard-room.unattended");
		expect(shelve(night, "02:02:00", "02:20:00", absence)).toMatchObject({ code: "wrong-state" });
	});

	test("C10 three zones of a wall shelved, then all three broken within 10 s: multiple breach is said", () => {
		const night = new Night();
		const zones = ["east-1", "east-2", "east-3"];
		for (const [n, zone] of zones.entries())
			night.device(`02:1${n}:00`, `beam-${zone}`, "perimeter.beam-broken", branch);
		take(night, "02:12:30");
		for (const alarm of night.alarms) expect(shelve(night, "02:14:00", "02:40:00", alarm)).toBeUndefined();
		for (const [n, zone] of zones.entries())
			night.device(`02:20:0${n}`, `beam-${zone}`, "perimeter.beam-broken", branch);
		expect(isHeard(night, night.incident("wall.multiple-breach"))).toBe(true);
	});

	test("C14 a medium tamper can't be kept off the ear for a whole shift by one operator alone", () => {
		const night = new Night();
		night.device("22:00:00", BEAM, "perimeter.tamper");
		night.acknowledge("22:01:00", "li");
		expect(shelve(night, "22:02:00", "23:00:00", night.alarms[0], "operator")).toMatchObject({ code: "invalid" });
		expect(shelve(night, "22:02:00", "22:30:00", night.alarms[0], "operator")).toBeUndefined();
		expect(night.alarms).toMatchObject([{ shelved: { unconfirmed: true } }]);
	});

	const repair = (night: Night, time: string, until: string, more: object = {}) =>
		night.person(time, "li", "device.out-of-service", {
			device: BEAM,
			until: instant(until),
			reason: "-",
			watch: "li",
			...more,
		});

	test("C18 out of service: tampering with the device under repair for 30 days is heard the same day", () => {
		const night = new Night();
		expect(repair(night, "22:00:00", "24 23:00:00")).toMatchObject({ code: "invalid" });
		expect(repair(night, "22:00:00", "24 02:00:00")).toBeUndefined();
		night.device("23:00:00", BEAM, "perimeter.tamper");
		expect(isHeard(night, night.only)).toBe(true);
	});

	test("C21 out of service, while the same alarm is chattering and taken: the climber of that time shows at its end", () => {
		const night = new Night();
		for (let n = 0; n < 12; n++) {
			night.device(clock(instant("02:00:00") + n * 60_000), BEAM, "perimeter.beam-broken", branch);
			take(night, clock(instant("02:00:30") + n * 60_000));
			note(night, clock(instant("02:00:31") + n * 60_000));
		}
		expect(night.alarms).toMatchObject([{ chattering: true }]);
		repair(night, "02:13:00", "02:33:00");
		night.device("02:20:00", BEAM, "perimeter.beam-broken", branch);
		night.until("02:33:00");
		expect(isHeard(night, night.only)).toBe(true);
	});
});
