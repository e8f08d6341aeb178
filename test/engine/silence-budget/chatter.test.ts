import { describe, expect, test } from "vitest";
import { garden, instant, Night } from "../../scenario.ts";

const one = { beams: [1] };
const person = { line: "wall", direction: "in", label: "person" };
const BEAM = "beam-east-3";

/** A beam into which a branch swings, every so many seconds from 02:13:00 until `until`; the operator takes what rings at once, and looks. */
function swinging(until: string, everyS = 20, data: object = one): Night {
	const night = new Night();
	let at = instant("02:13:00");
	for (; at < instant(until); at += everyS * 1_000) {
		const time = clock(at);
		night.device(time, BEAM, "perimeter.beam-broken", { ...data });
		night.device(clock(at + 1_000), BEAM, "perimeter.restored", { of: "perimeter.beam-broken" });
		take(night, clock(at + 2_000));
	}
	return night;
}

function take(night: Night, time: string): void {
	night.until(time);
	for (const incident of night.incidents) {
		if (incident.state === "open" && incident.rang > 0) night.acknowledge(time, "li", incident);
		night.person(time, "li", "incident.noted", { incident: incident.id, text: "looked" });
	}
}

const clock = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(11, 19);

/** How often it rang between two times. */
function rings(night: Night, from: string, to: string): number {
	return night.journal.filter(
		({ receivedAt, changes, seq }) =>
			receivedAt >= instant(from) &&
			receivedAt < instant(to) &&
			changes.some((change) => change.kind === "incident" && "value" in change && change.value.rang === seq),
	).length;
}

describe("a detector that chatters", () => {
	test("has rung five times in its episode: from then on it rings by the quarter of an hour, and asks for somebody", () => {
		const night = swinging("02:20:00");
		expect(night.alarms).toMatchObject([{ chattering: true, rings: 5, priority: "high" }]);
		expect(night.only.extraSteps).toMatchObject([{ id: "zone-watched", do: "look", proposed: true }]);
		expect([...night.state.bypass.values()]).toMatchObject([
			{ id: "chattering:east-3", why: "chattering", zone: "east-3" },
		]);
		expect(night.only).toMatchObject({ owes: { because: "chattering", dueAt: instant("02:30:00") } });
	});

	test("a branch every 20 s rings 8 or 9 times in the first hour of a night, then 4", () => {
		const night = swinging("04:13:00");
		expect(rings(night, "02:13:00", "03:13:00")).toBeGreaterThanOrEqual(8);
		expect(rings(night, "02:13:00", "03:13:00")).toBeLessThanOrEqual(9);
		expect(rings(night, "03:13:00", "04:13:00")).toBe(4);
	});

	test("a storm whose detector says in every 15 s rings about 17 times an hour, not 240", () => {
		const night = swinging("03:13:00", 15, { beams: [1], direction: "in" });
		expect(rings(night, "02:13:00", "03:13:00")).toBeGreaterThanOrEqual(16);
		expect(rings(night, "02:13:00", "03:13:00")).toBeLessThanOrEqual(18);
	});

	test("sixteen such zones ring together after their first five, at 12 moments an hour", () => {
		const night = new Night();
		const beams = [...garden.devices.values()].filter(({ kind }) => kind === "perimeter").slice(0, 16);
		for (let at = instant("02:13:00"); at < instant("03:30:00"); at += 15_000) {
			for (const { id } of beams) night.device(clock(at), id, "perimeter.beam-broken", { beams: [1], direction: "in" });
			take(night, clock(at + 2_000));
		}
		const moments = new Set(
			night.journal.flatMap(({ receivedAt, changes }) =>
				receivedAt >= instant("02:30:00") &&
				changes.some(
					(change) =>
						change.kind === "alarm" &&
						"value" in change &&
						change.value.type === "perimeter.breach" &&
						change.value.rang === receivedAt,
				)
					? [receivedAt]
					: [],
			),
		);
		expect(moments.size).toBe(12);
		expect(beams).toHaveLength(16);
	});

	test("guards again once its episode is over: ten minutes without activation", () => {
		const night = swinging("02:20:00");
		const { lastAt = 0 } = night.alarms[0] ?? {};
		night.until(clock(lastAt + 599_000));
		expect(night.state.bypass.size).toBe(1);
		night.until(clock(lastAt + 600_000));
		expect(night.state.bypass.size).toBe(0);
		expect(night.alarms[0]).not.toHaveProperty("chattering");
	});

	test.each([
		["more beams", { beams: [1, 2] }],
		["the inward direction", { beams: [1], direction: "in" }],
	])("is news with %s, and rings at once", (_why, data) => {
		const night = swinging("02:20:00");
		night.device("02:20:10", BEAM, "perimeter.beam-broken", data);
		expect(night.only).toMatchObject({ state: "open", rang: night.only.rev, news: night.only.rev });
	});

	test("rings at once when a camera bears it out, joined or only related, and is strong from then on", () => {
		const night = swinging("02:20:00");
		night.device("02:20:10", "cam-east-3", "camera.line-crossed", person);
		const breach = night.incident("perimeter.breach");
		const seen = night.incident("camera.line-crossed");
		expect(breach).toMatchObject({ state: "open", corroborated: true, rang: breach.rev, related: [seen.id] });
		expect(seen).toMatchObject({ state: "open", corroborated: true, related: [breach.id] });
		expect(night.alarms.map(({ strong }) => strong)).toEqual([true, true]);
		expect(breach.extraSteps?.map(({ id }) => id)).toContain("police-told");
	});

	test("quiets nothing next door: a real entry two zones on is an incident of its own that rings", () => {
		const night = swinging("02:20:00");
		night.device("02:20:10", "beam-east-1", "perimeter.beam-broken", { beams: [1, 2] });
		expect(night.incidents.map(({ zone, state }) => [zone, state])).toEqual([
			["east-3", "acknowledged"],
			["east-1", "open"],
		]);
	});

	test("begins anew after its incident is resolved: the next one is a new alarm that sounds", () => {
		const night = swinging("02:20:00");
		expect(night.resolve("02:20:10", "li")).toBeUndefined();
		night.device("02:20:20", BEAM, "perimeter.beam-broken", one);
		expect(night.why("perimeter.beam-broken")).toEqual(["raised", "opened"]);
		expect(night.only).toMatchObject({ state: "open", rang: night.only.rev });
		expect(night.state.bypass.has("chattering:east-3")).toBe(false);
	});

	test("is forgotten by no restart", () => {
		const night = swinging("02:20:00");
		night.restart();
		night.hub("02:20:05", "hub.started");
		night.device("02:20:20", BEAM, "perimeter.beam-broken", one);
		expect(night.why("perimeter.beam-broken")).toEqual(["repeated", "chattering"]);
		night.until("02:40:00");
		expect(night.state.bypass.size).toBe(0);
	});
});

test("a panic that bounces twice a second can be taken, is heard again within five seconds, and then by the minute", () => {
	const night = new Night();
	const PANEL = "panel-b03-2-0401";
	for (let at = instant("02:13:00"); at < instant("02:14:00"); at += 500) {
		const time = new Date(at + 8 * 3_600_000).toISOString().slice(11, 23);
		night.device(time, PANEL, "home.panic", { button: "wall" });
		if (night.only.state === "open") expect(night.acknowledge(time, "li", night.only)).toBeUndefined();
	}
	expect(night.alarms).toMatchObject([{ rings: 5, chattering: true, active: true }]);
	expect(night.only).toMatchObject({ priority: "critical", owes: { dueAt: instant("02:14:00") } });
	expect(night.person("02:14:10", "li", "alarm.shelved", { alarm: night.alarms[0]?.id })).toMatchObject({});
});

test("the guard room's own alarm never chatters", () => {
	const night = new Night();
	night.person("02:00:00", "li", "shift.signed-on", { guards: [] });
	for (let n = 0; n < 14; n++) {
		night.hub(`02:${10 + n}:00`, "guard-room.unattended", { why: "page-closed" });
		take(night, `02:${10 + n}:30`);
	}
	expect(Number(night.alarms[0]?.rings)).toBeGreaterThan(5);
	expect(night.alarms[0]).not.toHaveProperty("chattering");
});
