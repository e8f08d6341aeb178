import { describe, expect, test } from "vitest";
import { instant, Night } from "../scenario.ts";

const one = { beams: [1] };
const person = { line: "wall", direction: "in", label: "person" };

/** A beam of `zone` that a branch swings into, once every so many seconds from 02:13:00 on. */
function swinging(night: Night, zone = "east-3", times = 3, everyS = 10): void {
	for (let n = 0; n < times; n++) {
		const second = (s: number) => new Date(instant("02:13:00") + (n * everyS + s) * 1_000).toISOString().slice(11, 19);
		const local = (s: number) => second(s).replace(/^\d\d/, "02");
		night.device(local(0), `beam-${zone}`, "perimeter.beam-broken", one);
		night.device(local(2), `beam-${zone}`, "perimeter.restored", { of: "perimeter.beam-broken" });
	}
}

describe("a detector that chatters", () => {
	test("sounds the first three times in a minute, and then no more: only its count rises", () => {
		const night = new Night();
		swinging(night, "east-3", 3);
		const { rang } = night.only;
		expect(night.why("perimeter.beam-broken")).toEqual(["reactivated", "chattering-began", "asked"]);
		night.device("02:13:30", "beam-east-3", "perimeter.beam-broken", one);
		expect(night.why("perimeter.beam-broken")).toEqual(["chattering"]);
		expect(night.only).toMatchObject({ rang, eventCount: 4, priority: "high", state: "open" });
		expect(night.alarms).toMatchObject([{ chattering: true, active: true, repeats: 3, hidden: 1 }]);
	});

	test("leaves its zone shown as unguarded until five quiet minutes have passed", () => {
		const night = new Night();
		swinging(night);
		night.device("02:13:30", "beam-east-3", "perimeter.beam-broken", one);
		expect([...night.state.bypass.values()]).toMatchObject([
			{ id: "chattering:east-3", why: "chattering", zone: "east-3", hidden: 1 },
		]);
		night.until("02:18:29");
		expect(night.state.bypass.size).toBe(1);
		night.until("02:18:30");
		expect(night.state.bypass.size).toBe(0);
		expect(night.alarms[0]).not.toHaveProperty("chattering");
		night.device("02:18:31", "beam-east-3", "perimeter.beam-broken", one);
		expect(night.why("perimeter.beam-broken")).toContain("reactivated");
	});

	test("asks for a guard or a look by camera in its place", () => {
		const night = new Night();
		swinging(night);
		expect(night.only.extraSteps).toMatchObject([{ id: "zone-watched", do: "look", proposed: true }]);
		expect(night.only.extraSteps?.[0]?.required).toBeUndefined();
	});

	test("sounds when somebody comes in while its beam is still broken, and when one more follows", () => {
		const night = new Night();
		swinging(night);
		night.device("02:13:30", "beam-east-3", "perimeter.beam-broken", one);
		for (const second of [40, 50]) {
			night.acknowledge(`02:13:${second - 5}`, "li");
			night.device(`02:13:${second}`, "beam-east-3", "perimeter.beam-broken", { beams: [1], direction: "in" });
			expect(night.only).toMatchObject({ state: "open", rang: night.only.rev });
		}
	});

	test("keeps the state, the deadline and the reminders that it had", () => {
		const open = new Night();
		swinging(open);
		const { due } = open.only;
		open.device("02:13:40", "beam-east-3", "perimeter.beam-broken", one);
		expect(open.only.due).toEqual(due);
		open.until("02:14:00");
		expect(open.only).toMatchObject({ state: "open", overdue: 1 });
		const taken = new Night();
		swinging(taken);
		taken.acknowledge("02:13:25", "li");
		taken.device("02:13:40", "beam-east-3", "perimeter.beam-broken", one);
		expect(taken.only).toMatchObject({ state: "acknowledged", due: { what: "act", at: instant("02:16:25") } });
	});

	test.each([
		["more beams", { beams: [1, 2] }],
		["the inward direction", { beams: [1], direction: "in" }],
	])("sounds anew with %s", (_why, data) => {
		const night = new Night();
		swinging(night);
		night.acknowledge("02:13:25", "li");
		night.device("02:13:40", "beam-east-3", "perimeter.beam-broken", data);
		expect(night.only).toMatchObject({ state: "open", rang: night.only.rev });
	});

	test("sounds each time that somebody comes in, not the first time only", () => {
		const night = new Night();
		swinging(night);
		for (const second of [30, 40, 50]) {
			night.acknowledge(`02:13:${second - 5}`, "li");
			night.device(`02:13:${second}`, "beam-east-3", "perimeter.beam-broken", { beams: [1], direction: "in" });
			night.device(`02:13:${second + 1}`, "beam-east-3", "perimeter.restored", { of: "perimeter.beam-broken" });
			expect(night.only.state).toBe("open");
		}
	});

	test("sounds anew when a camera bears it out, though the zone is known and its priority lower", () => {
		const night = new Night();
		swinging(night);
		night.acknowledge("02:13:25", "li");
		night.device("02:13:40", "cam-east-3", "camera.line-crossed", person);
		expect(night.only).toMatchObject({ state: "open", corroborated: true, rang: night.only.rev });
	});

	test("sounds anew when a camera bears it out long after it began, though the two are no longer one incident", () => {
		const night = new Night();
		swinging(night);
		night.acknowledge("02:13:25", "li");
		for (const second of [40, 55]) {
			night.device(`02:13:${second}`, "beam-east-3", "perimeter.beam-broken", one);
			night.device(`02:13:${second + 1}`, "beam-east-3", "perimeter.restored", { of: "perimeter.beam-broken" });
		}
		night.device("02:14:20", "beam-east-3", "perimeter.beam-broken", one);
		expect(night.only.state).toBe("acknowledged");
		night.device("02:14:22", "cam-east-3", "camera.line-crossed", person);
		const [breach, seen] = night.incidents;
		expect(breach).toMatchObject({ state: "open", priority: "high", corroborated: true, related: [seen?.id] });
		expect(breach?.rang).toBe(seen?.rang);
		expect(seen).toMatchObject({ type: "camera.line-crossed", state: "open", related: [breach?.id] });
		expect(breach?.extraSteps?.map(({ id }) => id)).toContain("police-told");
	});

	test("is not borne out by a camera next door, nor long after it last swung", () => {
		const night = new Night();
		swinging(night);
		night.acknowledge("02:13:25", "li");
		night.device("02:14:15", "cam-east-4", "camera.line-crossed", person);
		night.device("02:15:00", "cam-east-3", "camera.line-crossed", person);
		expect(night.incident("perimeter.breach")).toMatchObject({ state: "acknowledged", corroborated: false });
	});

	test("quiets nothing next door: a real entry two zones on is an incident of its own that rings", () => {
		const night = new Night();
		swinging(night, "east-1", 6, 4);
		night.acknowledge("02:13:30", "li");
		night.device("02:13:40", "beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
		expect(night.incidents.map(({ zone, state }) => [zone, state])).toEqual([
			["east-1", "acknowledged"],
			["east-3", "open"],
		]);
	});

	test("begins anew after its incident is resolved: the next one is a new alarm that sounds", () => {
		const night = new Night();
		swinging(night);
		night.acknowledge("02:13:25", "li");
		night.resolve("02:13:30", "li");
		night.device("02:13:40", "beam-east-3", "perimeter.beam-broken", one);
		expect(night.why("perimeter.beam-broken")).toEqual(["raised", "opened"]);
		expect(night.only).toMatchObject({ state: "open", rang: night.only.rev });
		expect(night.state.bypass.has("chattering:east-3")).toBe(true);
	});

	test("is forgotten by no restart", () => {
		const night = new Night();
		swinging(night);
		night.restart();
		night.device("02:13:40", "beam-east-3", "perimeter.beam-broken", one);
		expect(night.why("perimeter.beam-broken")).toEqual(["chattering"]);
		night.until("02:19:00");
		expect(night.state.bypass.size).toBe(0);
	});
});

test("a beam that breaks three times within more than a minute does not chatter", () => {
	const night = new Night();
	swinging(night, "east-3", 4, 31);
	expect(night.alarms[0]).not.toHaveProperty("chattering");
	expect(night.state.bypass.size).toBe(0);
});

test("a panic button that a child presses ten times is heard by the rules of life alarms, and never chatters", () => {
	const night = new Night();
	for (let n = 0; n < 10; n++) {
		night.device(`02:13:${10 + n * 4}`, "panel-b03-2-0401", "home.panic", { button: "wall" });
		night.device(`02:13:${10 + n * 4}`, "panel-b03-2-0401", "home.restored", { of: "home.panic" });
	}
	expect(night.only).toMatchObject({ priority: "critical", eventCount: 10, state: "open" });
	expect(night.alarms).toMatchObject([{ repeats: 9, active: true }]);
	expect(night.alarms[0]).not.toHaveProperty("chattering");
	expect(night.why("home.panic")).toEqual(["reactivated"]);
});
