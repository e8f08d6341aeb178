import { describe, expect, test } from "vitest";
import { instant, Night } from "../../scenario.ts";
import { BEAM, branch, CAMERA, clock, isHeard, note, PANEL, person, take, wait } from "./moves.ts";

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
