import { describe, expect, test } from "vitest";
import { presentIncident } from "../../src/contract/present.ts";
import type { Incident } from "../../src/model/incident.ts";
import { sounding } from "../../src/web/app/sound-choice.ts";
import { garden, instant, Night } from "../scenario.ts";

const BEAM = "beam-east-3";
const CAMERA = "cam-east-3";
const PANEL = "panel-b03-2-0401";
const DOOR = "door-b03-2";
const CLEAR = { of: "perimeter.beam-broken" };
const branch = { beams: [1] };
const person = { line: "wall", direction: "in", label: "person" };

/** What the console sounds for. */
const heard = (night: Night) =>
	sounding(night.incidents.map((one) => presentIncident(one, { whole: true }))).map(({ id }) => id);
const isHeard = (night: Night, incident: Incident | undefined) => heard(night).includes(incident?.id ?? "");

/** Takes whatever sounds. */
function take(night: Night, time: string, who = "li"): void {
	night.until(time);
	for (const one of night.incidents) if (one.state === "open") night.acknowledge(time, who, one);
}

const note = (night: Night, time: string, incident = night.only) =>
	night.person(time, "li", "incident.noted", { incident: incident.id, text: "looking" });

const shelve = (night: Night, time: string, until: string, alarm = night.alarms[0], role = "captain") =>
	night.person(time, "zhao", "alarm.shelved", { alarm: alarm?.id, until: instant(until), reason: "a branch", role });

const wait = (night: Night, time: string, until: string, incident = night.only, role = "operator") =>
	night.person(time, "li", "incident.waiting", { incident: incident.id, until: instant(until), reason: "-", role });

/** A flood of medium alarms since 02:00:00. */
function flooded(): Night {
	const night = new Night();
	const flats = [...garden.devices.values()].filter(({ kind, zone }) => kind === "home" && zone.startsWith("b09"));
	for (const [n, { id }] of flats.slice(0, 12).entries())
		night.device(`02:00:${String(n).padStart(2, "0")}`, id, "home.water");
	return night;
}

const clock = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(11, 19);

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

test("M01 a day of 300 people who cross the square: nothing rings at 22:00 for them", () => {
	const alarms = { "camera.line-crossed": [{ schedule: [{ fromMinute: 22 * 60, toMinute: 6 * 60 }] }] };
	const night = new Night({ ...garden, settings: { ...garden.settings, alarms } });
	night.hub("07:00:00", "hub.started");
	for (let n = 0; n < 300; n++) {
		night.device(clock(instant("07:00:00") + n * 170_000), "cam-square-1", "camera.line-crossed", person);
	}
	night.until("22:30:00");
	expect([night.incidents, heard(night)]).toEqual([[], []]);
});

test("a hundred residents through the south gate by day ring nobody", () => {
	const alarms = {
		"camera.line-crossed": [{ where: ["gate-south"], schedule: [{ fromMinute: 22 * 60, toMinute: 6 * 60 }] }],
	};
	const night = new Night({ ...garden, settings: { ...garden.settings, alarms } });
	for (let n = 0; n < 100; n++) {
		const at = clock(instant("08:00:00") + n * 60_000);
		night.device(at, "cam-gate-south-1", "camera.line-crossed", { line: "gate", direction: "in", label: "person" });
	}
	expect(night.incidents).toEqual([]);
});

test("a lens fault all night is three incidents, not forty", () => {
	const night = new Night();
	night.device("22:00:00", CAMERA, "camera.view-obstructed");
	let incidents = 0;
	for (let at = instant("22:01:00"); at < instant("24 06:00:00"); at += 60_000) {
		const day = at >= instant("24 00:00:00") ? "24 " : "";
		const time = `${day}${clock(at)}`;
		night.until(time);
		for (const one of night.incidents) {
			incidents++;
			night.acknowledge(time, "li", one);
			expect(
				night.person(time, "li", "incident.resolved", { incident: one.id, rev: night.only.rev, cause: "unknown" }),
			).toBeUndefined();
		}
	}
	expect(incidents).toBe(3);
});

test("O09 an alarm of a whole night: medium tamper untaken is told to somebody before the shift ends", () => {
	const night = new Night();
	night.person("22:00:00", "li", "shift.signed-on", { guards: [{ guard: "zhao", post: "patrol", leader: true }] });
	night.device("22:10:00", BEAM, "perimeter.tamper");
	night.until("22:45:00");
	expect(night.journal.filter(({ type }) => type === "incident.told-on")).toMatchObject([
		{ data: { who: "shift-leader" } },
	]);
});

test("O03 a hub on which nobody ever signed on: a panic is told on, and a missing watch is said within the hour", () => {
	const { settings } = garden;
	const night = new Night({
		...garden,
		settings: { ...settings, guardRoom: { ...settings.guardRoom, staffed: true } },
	});
	night.hub("02:00:00", "hub.started");
	night.device("02:10:00", PANEL, "home.panic", { button: "wall" });
	const panic = night.incident("home.panic");
	expect(
		night.journal.some(({ type, data }) => type === "incident.told-on" && data.incident === panic.id),
		"told on at once",
	).toBe(true);
	expect(isHeard(night, night.incident("guard-room.unattended"))).toBe(true);
	expect(night.incident("guard-room.unattended")).toMatchObject({ priority: "high", openedAt: instant("02:05:00") });
});

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

describe("what belongs together", () => {
	const window = { sensor: "window", zone: "hall" };

	test("E01 burglaries in two flats of a stairwell within a minute: the second flat stands in an incident that names it", () => {
		const night = new Night();
		night.device("02:00:00", PANEL, "home.intrusion", window);
		night.device("02:00:30", "panel-b03-2-0402", "home.intrusion", window);
		expect(night.incidents.map(({ unit }) => unit)).toEqual(["b03-2-0401", "b03-2-0402"]);
		expect(night.incidents[1]?.related).toEqual([night.incidents[0]?.id]);
	});

	test("E02 ... resolving the first as the resident's mistake does not end the second flat's", () => {
		const night = new Night();
		night.device("02:00:00", PANEL, "home.intrusion", window);
		night.device("02:00:30", "panel-b03-2-0402", "home.intrusion", window);
		const [first] = night.incidents;
		night.acknowledge("02:00:40", "li", first);
		expect(
			night.person("02:00:50", "li", "incident.resolved", {
				incident: first?.id,
				rev: night.state.incident.get(first?.id ?? "")?.rev,
				cause: "false",
				detail: "mistake",
			}),
		).toBeUndefined();
		expect(night.only).toMatchObject({ unit: "b03-2-0402", state: "open" });
	});

	test("E03 somebody walks on the south lane; 40 s later a window breaks in a flat beside it: an incident that says burglary, and where", () => {
		const night = new Night();
		night.device("02:00:00", "cam-gate-south-1", "camera.line-crossed", person);
		night.device("02:00:40", PANEL, "home.intrusion", window);
		const burglary = night.incident("home.intrusion");
		expect(burglary).toMatchObject({ unit: "b03-2-0401", priority: "high" });
		expect(burglary.words.en).toMatch(/^Home intrusion, Building 3/);
	});

	test("E04 ... and follows the procedure of a burglary", () => {
		const words = { en: "-", "zh-CN": "-" };
		const procedure = (type: string) => ({ type, words, steps: [{ id: type, do: "tick", words }] as const });
		const procedures = new Map(
			["camera.line-crossed", "home.intrusion"].map((type) => [type, procedure(type)] as const),
		);
		const night = new Night({ ...garden, procedures });
		night.device("02:00:00", "cam-gate-south-1", "camera.line-crossed", person);
		night.device("02:00:40", PANEL, "home.intrusion", window);
		expect(
			night.person("02:01:00", "li", "incident.step-done", {
				incident: night.incident("home.intrusion").id,
				step: "home.intrusion",
			}),
		).toBeUndefined();
	});

	test("E05 somebody loiters at the wall, then climbs: the incident says breach", () => {
		const words = { en: "-", "zh-CN": "-" };
		const procedures = new Map(
			["camera.loitering", "perimeter.breach"].map(
				(type) => [type, { type, words, steps: [{ id: type, do: "tick", words }] as const }] as const,
			),
		);
		const night = new Night({ ...garden, procedures });
		night.device("02:00:00", CAMERA, "camera.loitering", { seconds: 40 });
		const { id } = night.only;
		night.acknowledge("02:00:05", "li");
		night.person("02:00:08", "li", "incident.step-done", { incident: id, step: "camera.loitering" });
		night.device("02:00:20", BEAM, "perimeter.beam-broken", { beams: [1, 2] });
		expect(night.only).toMatchObject({
			id,
			type: "perimeter.breach",
			priority: "high",
			state: "open",
			news: night.only.rang,
		});
		expect(night.only.words.en).toBe("Perimeter breach, East wall 3");
		expect(night.only.steps).toHaveProperty("camera.loitering");
		expect(
			night.person("02:00:30", "li", "incident.step-done", { incident: id, step: "perimeter.breach" }),
		).toBeUndefined();
	});

	test("E06 a breach at the wall, then a burglary in the house behind it: the flat is named", () => {
		const night = new Night();
		night.device("02:00:00", BEAM, "perimeter.beam-broken", { beams: [1, 2] });
		night.device("02:00:40", PANEL, "home.intrusion", window);
		expect(night.incident("home.intrusion")).toMatchObject({ unit: "b03-2-0401" });
	});

	test("E12 resolved panic (no button ever says restored): does not come back as a new critical every ten minutes", () => {
		const night = new Night();
		night.device("02:00:00", PANEL, "home.panic", { button: "wall" });
		night.acknowledge("02:00:10", "li");
		night.resolve("02:01:00", "li");
		night.until("06:00:00");
		expect(night.incidents).toEqual([]);
	});

	test("E13 a low battery that was resolved does not come back every ten minutes of the day", () => {
		const night = new Night();
		night.hub("08:00:00", "device.online", { device: PANEL });
		night.device("08:00:01", PANEL, "device.health", { batteryPercent: 9 });
		let incidents = 0;
		for (let at = instant("08:01:00"); at < instant("18:00:00"); at += 60_000) {
			night.until(clock(at));
			for (const one of night.incidents) {
				incidents++;
				night.acknowledge(clock(at), "li", one);
				night.person(clock(at), "li", "incident.resolved", { incident: one.id, rev: night.only.rev, cause: "unknown" });
			}
		}
		expect(incidents).toBeLessThanOrEqual(4);
	});

	test("E15 a patrol's finding opens an incident (ENGINE: by category)", () => {
		const opened = ["fire", "person", "damage", "hazard", "door", "other"].map((category) => {
			const night = new Night();
			night.device("02:00:00", "cp-b03", "patrol.finding", { guard: "g07", category });
			const { type, priority } = night.only;
			return [category, type, priority, isHeard(night, night.only)];
		});
		expect(opened).toEqual([
			["fire", "patrol.fire-found", "critical", true],
			["person", "patrol.person-found", "high", true],
			["damage", "patrol.defect", "low", false],
			["hazard", "patrol.hazard-found", "medium", true],
			["door", "patrol.door-found", "medium", true],
			["other", "patrol.defect", "low", false],
		]);
	});

	test("E18 a camera's second way of seeing the same person does not ring; another person on another line after the ack does", () => {
		const night = new Night();
		night.device("02:00:00", CAMERA, "camera.line-crossed", person);
		const { rang } = night.only;
		night.device("02:00:01", CAMERA, "camera.area-entered", { area: "lawn", label: "person" });
		expect(night.only.rang).toBe(rang);
		night.acknowledge("02:00:03", "li");
		night.device("02:00:20", CAMERA, "camera.line-crossed", { ...person, line: "path" });
		expect(isHeard(night, night.only)).toBe(true);
	});
});

describe("what the resident says", () => {
	const cancel = (night: Night, time: string, eventId: string, more: object = {}) =>
		night.device(time, PANEL, "home.cancelled", { eventId }, more);
	const idOf = (night: Night, type: string) => night.journal.findLast((entry) => entry.type === type)?.id ?? "";

	test("J02 the cancel of an intrusion (by its eventId) does not call the smoke in the same flat a mistake", () => {
		const night = new Night();
		night.device("02:00:00", PANEL, "home.intrusion", { sensor: "door", zone: "hall" });
		night.device("02:00:20", PANEL, "home.smoke", { zone: "kitchen" });
		cancel(night, "02:00:30", idOf(night, "home.intrusion"));
		expect(night.incident("home.smoke").words.en).not.toContain("mistake");
	});

	test("J03 ... and is said of the intrusion that it names", () => {
		const night = new Night();
		night.device("02:00:00", PANEL, "home.intrusion", { sensor: "door", zone: "hall" });
		night.device("02:00:20", PANEL, "home.smoke", { zone: "kitchen" });
		cancel(night, "02:00:30", idOf(night, "home.intrusion"));
		expect(night.incident("home.intrusion").words.en).toContain("resident says: mistake");
	});

	test("J08 cancelled tells of the panic that came after it? a cancel sent before (late) is not said of a new panic", () => {
		const night = new Night();
		night.device("02:30:00", PANEL, "home.panic", { button: "wall" });
		cancel(night, "02:31:00", "some-older-event", { at: instant("02:10:00"), late: true });
		expect(night.incident("home.panic").words.en).not.toContain("mistake");
	});

	test("J09 panic pressed again after 'mistake': it rings, and no longer says mistake", () => {
		const night = new Night();
		night.device("02:00:00", PANEL, "home.panic", { button: "wall" });
		night.acknowledge("02:00:05", "li");
		cancel(night, "02:00:10", idOf(night, "home.panic"));
		expect(night.only.words.en).toContain("mistake");
		night.device("02:00:40", PANEL, "home.panic", { button: "wall" });
		expect(isHeard(night, night.only)).toBe(true);
		expect(night.only.words.en).not.toContain("mistake");
	});

	test("J24 ... also where the panel's restored names no zone (the contract's data is only `of`)", () => {
		const night = new Night();
		night.device("02:00:00", PANEL, "home.intrusion", { sensor: "door", zone: "hall" });
		night.device("02:00:10", PANEL, "home.restored", { of: "home.intrusion" });
		expect(night.alarms).toMatchObject([{ active: false }]);
		night.device("02:05:00", PANEL, "home.intrusion", { sensor: "door", zone: "hall" });
		night.device("02:05:01", PANEL, "home.intrusion", { sensor: "motion", zone: "kitchen" });
		night.device("02:05:10", PANEL, "home.restored", { of: "home.intrusion" });
		expect(night.why("home.restored")).toEqual(["which-part", "which-part"]);
		expect(night.alarms.map(({ active }) => active)).toEqual([true, true]);
	});
});

describe("deadlines", () => {
	/** The operator takes it and notes something every 40 s: that meets no step, and brings no guard. */
	function noting(night: Night, from: string, until: string): void {
		for (let at = instant(from); at < instant(until); at += 40_000) note(night, clock(at));
	}

	test("J13 smoke: 119 not told within 90 s while the operator notes: that is heard", () => {
		const night = new Night();
		night.device("02:00:00", PANEL, "home.smoke", {});
		night.acknowledge("02:00:05", "li");
		noting(night, "02:00:10", "02:01:30");
		night.until("02:01:30");
		expect(isHeard(night, night.only)).toBe(true);
	});

	test("J14 ... and somebody else is told of it", () => {
		const night = new Night();
		night.device("02:00:00", PANEL, "home.smoke", {});
		night.acknowledge("02:00:05", "li");
		night.until("02:01:30");
		expect(night.journal.some(({ type, data }) => type === "incident.told-on" && data.incident === night.only.id)).toBe(
			true,
		);
	});

	test("J15 the guard sent to a panic does not arrive within five minutes while the operator notes: that is heard", () => {
		const night = new Night();
		night.device("02:00:00", PANEL, "home.panic", { button: "wall" });
		night.acknowledge("02:00:05", "li");
		night.person("02:00:10", "li", "incident.dispatched", {
			incident: night.only.id,
			guard: "zhang",
			known: true,
			byRadio: true,
		});
		noting(night, "02:00:20", "02:05:10");
		night.until("02:05:10");
		expect(isHeard(night, night.only)).toBe(true);
	});

	test("J16 nobody is signed on; the only guard sent declines: it says so loudly", () => {
		const night = new Night();
		night.device("02:00:00", PANEL, "home.panic", { button: "wall" });
		night.acknowledge("02:00:05", "li");
		night.person("02:00:10", "li", "incident.dispatched", { incident: night.only.id, guard: "zhang", known: true });
		const dispatch = night.only.dispatches?.[0]?.id;
		night.person("02:00:20", "zhang", "dispatch.declined", { incident: night.only.id, dispatch });
		expect(isHeard(night, night.only)).toBe(true);
		expect(night.why("dispatch.declined")).toContain("nobody-left");
	});

	test("J18 a guard who was sent does not answer in 30 s: that is heard", () => {
		const night = new Night();
		night.device("02:00:00", PANEL, "home.panic", { button: "wall" });
		night.acknowledge("02:00:05", "li");
		night.person("02:00:10", "li", "incident.dispatched", { incident: night.only.id, guard: "zhang", known: true });
		night.until("02:00:40");
		expect(isHeard(night, night.only)).toBe(true);
	});

	test("J19 a critical incident can't be kept waiting for hours by one operator: ten waits of ten minutes", () => {
		const night = new Night();
		night.device("02:00:00", PANEL, "home.panic", { button: "wall" });
		night.acknowledge("02:00:05", "li");
		expect(wait(night, "02:00:10", "02:09:00")).toBeUndefined();
		expect(wait(night, "02:08:00", "02:17:00")).toMatchObject({
			code: "wrong-state",
			detail: expect.stringContaining("captain"),
		});
	});
});

describe("the second one is heard", () => {
	test("A01 a second climber 59 s after the first, beam not restored, incident taken: heard within 60 s", () => {
		const night = new Night();
		night.device("02:00:00", BEAM, "perimeter.beam-broken", branch);
		night.acknowledge("02:00:10", "li");
		night.device("02:00:59", BEAM, "perimeter.beam-broken", branch);
		night.until("02:01:59");
		expect(isHeard(night, night.only)).toBe(true);
	});

	test("A03 a beam that reports every 50 s for an hour, operator busy noting: is heard at least once more", () => {
		const night = new Night();
		let rings = 0;
		for (let at = instant("02:00:00"); at < instant("03:00:00"); at += 50_000) {
			night.device(clock(at), BEAM, "perimeter.beam-broken", branch);
			if (isHeard(night, night.only)) rings++;
			take(night, clock(at + 5_000));
			note(night, clock(at + 6_000));
		}
		expect(rings).toBeGreaterThan(4);
	});

	test("A06 two residents of a flat press 30 s apart (wall, then pendant); the first is taken: the second sounds", () => {
		const night = new Night();
		night.device("02:00:00", PANEL, "home.panic", { button: "wall" });
		night.acknowledge("02:00:10", "li");
		night.device("02:00:30", PANEL, "home.panic", { button: "pendant" });
		expect(isHeard(night, night.only)).toBe(true);
	});

	test("A07 a child presses ten times, the incident is taken, then a real press 45 s later: it sounds", () => {
		const night = new Night();
		for (let n = 0; n < 10; n++) night.device(`02:00:0${n}`, PANEL, "home.panic", { button: "wall" });
		night.acknowledge("02:00:12", "li");
		night.device("02:00:57", PANEL, "home.panic", { button: "wall" });
		night.until("02:01:02");
		expect(isHeard(night, night.only)).toBe(true);
	});

	test("A08 a panic held for a quarter of an hour by presses every 50 s is not silent all that time", () => {
		const night = new Night();
		let rings = 0;
		for (let at = instant("02:00:00"); at < instant("02:15:00"); at += 50_000) {
			night.device(clock(at), PANEL, "home.panic", { button: "wall" });
			night.until(clock(at + 10_000));
			if (isHeard(night, night.only)) rings++;
			take(night, clock(at + 11_000));
			note(night, clock(at + 12_000));
		}
		expect(rings).toBeGreaterThan(5);
	});

	test.each([
		[
			"A09 a second guard down at the same checkpoint 20 s later, first taken: it sounds, and says who",
			"patrol.man-down",
			20,
		],
		["A10 SOS of a second guard 5 s after the first at the same checkpoint, first taken: it sounds", "patrol.sos", 5],
	])("%s", (_what, type, after) => {
		const night = new Night();
		night.device("02:00:00", "cp-b03", type, { guard: "g07" });
		night.acknowledge("02:00:03", "li");
		night.device(clock(instant("02:00:00") + after * 1_000), "cp-b03", type, { guard: "g12" });
		const second = night.incidents.at(-1);
		expect(isHeard(night, second)).toBe(true);
		expect(night.alarms.map(({ part }) => part)).toEqual(["g07", "g12"]);
	});

	test("A12 a pane breaks in the living room, is taken; 30 s later motion in the hall: it sounds", () => {
		const night = new Night();
		night.device("02:00:00", PANEL, "home.intrusion", { sensor: "glass", zone: "living" });
		night.acknowledge("02:00:05", "li");
		night.device("02:00:30", PANEL, "home.intrusion", { sensor: "motion", zone: "hall" });
		expect(isHeard(night, night.only)).toBe(true);
	});

	test("A13 a camera: somebody out over one line, taken; 20 s later somebody in over another: it sounds", () => {
		const night = new Night();
		night.device("02:00:00", CAMERA, "camera.line-crossed", { line: "wall", direction: "out", label: "person" });
		night.acknowledge("02:00:05", "li");
		night.device("02:00:20", CAMERA, "camera.line-crossed", { line: "path", direction: "in", label: "person" });
		expect(isHeard(night, night.only)).toBe(true);
	});

	test("A15 a climber is corroborated by a camera while the incident waits half an hour: the wait ends and it sounds", () => {
		const night = new Night();
		night.device("02:00:00", BEAM, "perimeter.beam-broken", branch);
		night.acknowledge("02:00:05", "li");
		expect(wait(night, "02:00:10", "02:30:00")).toBeUndefined();
		night.device("02:05:00", CAMERA, "camera.line-crossed", person);
		const breach = night.incident("perimeter.breach");
		expect(breach.waiting).toBeUndefined();
		expect(isHeard(night, breach)).toBe(true);
	});

	test("A17 a second climber, same beams, while the incident waits half an hour: heard within 3 min", () => {
		const night = new Night();
		night.device("02:00:00", BEAM, "perimeter.beam-broken", branch);
		night.acknowledge("02:00:05", "li");
		wait(night, "02:00:10", "02:30:00");
		night.device("02:10:30", BEAM, "perimeter.beam-broken", branch);
		night.until("02:13:30");
		expect(isHeard(night, night.only)).toBe(true);
	});

	test("A19 whoever resolves names what they saw: a camera's alarm that joined without a ring since is not ended unseen", () => {
		const night = new Night();
		night.device("02:00:00", CAMERA, "camera.line-crossed", { line: "wall", direction: "out" });
		night.acknowledge("02:00:05", "li");
		const seen = night.only;
		night.device("02:00:20", CAMERA, "camera.line-crossed", { line: "wall", direction: "out" });
		expect(night.only.state).toBe("acknowledged");
		expect(night.resolve("02:00:30", "li", seen, "unknown")).toBeUndefined();
		expect(isHeard(night, night.only)).toBe(true);
	});

	test("A20 resolving with an old rev does not end the second climber of the same minute unseen", () => {
		const night = new Night();
		night.device("02:00:00", BEAM, "perimeter.beam-broken", branch);
		night.acknowledge("02:00:05", "li");
		const seen = night.only;
		night.device("02:00:20", BEAM, "perimeter.beam-broken", branch);
		expect(night.resolve("02:00:30", "li", seen, "unknown")).toBeUndefined();
		expect(night.only).toMatchObject({ type: "perimeter.breach", state: "open" });
		expect(isHeard(night, night.only)).toBe(true);
		const again = night.only;
		night.acknowledge("02:00:40", "li");
		night.device("02:00:45", BEAM, "perimeter.beam-broken", { beams: [1, 2] });
		expect(night.resolve("02:00:50", "li", { ...again, rev: again.rev }, "unknown")).toBeDefined();
	});
});
