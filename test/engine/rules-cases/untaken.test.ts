import { expect, test } from "vitest";
import { garden, instant, Night } from "../../scenario.ts";
import { BEAM, CAMERA, clock, heard, isHeard, PANEL, person } from "./moves.ts";

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
