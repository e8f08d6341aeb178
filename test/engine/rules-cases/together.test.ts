import { describe, expect, test } from "vitest";
import { garden, instant, Night } from "../../scenario.ts";
import { BEAM, CAMERA, clock, isHeard, PANEL, person } from "./moves.ts";

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

	test("E15 a patrol's finding opens an incident (ENGINE: by category); a defect opens none", () => {
		const opened = ["fire", "person", "hazard", "door"].map((category) => {
			const night = new Night();
			night.device("02:00:00", "cp-b03", "patrol.finding", { guard: "g07", category });
			const { type, priority } = night.only;
			return [category, type, priority, isHeard(night, night.only)];
		});
		expect(opened).toEqual([
			["fire", "patrol.fire-found", "critical", true],
			["person", "patrol.person-found", "high", true],
			["hazard", "patrol.hazard-found", "medium", true],
			["door", "patrol.door-found", "medium", true],
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
