import { describe, expect, test } from "vitest";
import { instant, Night } from "../scenario.ts";
import { BEAM, breached, bypasses, climb, crossed, restored, shelve, shelved } from "./shelving.ts";

describe("an alarm that is shelved", () => {
	test("counts what comes and does not ring, and its incident waits without a deadline", () => {
		const night = shelved();
		expect(night.only).toMatchObject({ quiet: true, state: "acknowledged" });
		expect(night.only.due).toBeUndefined();
		const { rang } = night.only;
		night.device("02:15:00", BEAM, "perimeter.restored", restored);
		night.device("02:20:00", BEAM, "perimeter.beam-broken", { beams: [1, 2, 3], direction: "in" });
		expect(night.why("perimeter.beam-broken")).toEqual(["shelved"]);
		expect(night.journal.at(-1)).toMatchObject({ incident: night.only.id });
		expect(night.alarms).toMatchObject([{ hidden: 1, repeats: 1, active: true, acknowledged: true }]);
		expect(night.only).toMatchObject({ quiet: true, rang, eventCount: 2 });
		expect(night.state.timer.get(`${night.only.id}.due`)).toBeUndefined();
	});

	test("is one of the bypassed things, with its end, its reason, who did it and how much came", () => {
		const night = shelved();
		night.device("02:20:00", BEAM, "perimeter.beam-broken", climb);
		expect(bypasses(night)).toMatchObject([
			{
				...{ id: `shelved:${night.alarms[0]?.id}`, why: "shelved", zone: "east-3", device: BEAM, by: "li", hidden: 1 },
				...{ reason: "a branch in the wind", until: instant("02:40:00"), type: "perimeter.breach" },
			},
		]);
	});

	test("comes back by itself: what is still active is raised as new and rings", () => {
		const night = shelved();
		night.until("02:39:59");
		expect(night.only).toMatchObject({ quiet: true, state: "acknowledged" });
		night.until("02:40:00");
		expect(night.why("alarm.shelve-ended")).toEqual(["came-back"]);
		expect(night.only).toMatchObject({ state: "open", rang: night.only.rev, due: { what: "acknowledge" } });
		expect(night.only).not.toHaveProperty("quiet");
		expect(night.alarms).toMatchObject([{ acknowledged: false, active: true }]);
		expect(night.alarms[0]).not.toHaveProperty("shelved");
		expect(bypasses(night)).toEqual([]);
	});

	test("comes back with what came meanwhile, unacknowledged with its count, though it is over", () => {
		const night = shelved();
		night.device("02:15:00", BEAM, "perimeter.restored", restored);
		for (const time of ["02:20:00", "02:25:00"]) {
			night.device(time, BEAM, "perimeter.beam-broken", climb);
			night.device(time, BEAM, "perimeter.restored", restored);
		}
		const { rang } = night.only;
		night.until("02:40:00");
		expect(night.why("alarm.shelve-ended")).toEqual(["shows-again"]);
		expect(night.alarms).toMatchObject([{ acknowledged: false, active: false, hidden: 2 }]);
		expect(night.only).toMatchObject({ state: "open", rang, due: { at: instant("02:41:00") } });
		night.acknowledge("02:40:30", "li");
		expect(night.alarms[0]).not.toHaveProperty("hidden");
	});

	test("comes back without a word when nothing came, and its deadline runs on", () => {
		const night = shelved();
		night.device("02:15:00", BEAM, "perimeter.restored", restored);
		night.until("02:40:00");
		expect(night.why("alarm.shelve-ended")).toEqual(["guards-again"]);
		expect(night.only).toMatchObject({ state: "acknowledged", due: { what: "act", at: instant("02:43:00") } });
	});

	test("that nobody took comes back with the whole of its deadline, and is told on when that passes again", () => {
		const night = breached();
		night.until("02:14:30");
		expect(night.only).toMatchObject({ state: "open", overdue: 1 });
		shelve(night, "02:14:40", "02:20:00", { role: "captain" });
		night.until("02:20:59");
		expect(night.only).toMatchObject({ state: "open", due: { at: instant("02:21:00") } });
		expect(night.only.overdue).toBeUndefined();
		night.until("02:21:00");
		expect(night.only.overdue).toBe(1);
		expect(night.state.timer.has(`${night.only.id}.tell`)).toBe(true);
	});

	test("comes back while the hub was down, once it is up", () => {
		const night = shelved();
		night.restart();
		night.hub("03:30:00", "hub.started");
		expect(night.only).toMatchObject({ state: "open", due: { what: "acknowledge" } });
	});

	test("comes back at once when a person says so", () => {
		const night = shelved();
		expect(night.person("02:20:00", "li", "alarm.unshelved", { alarm: night.alarms[0]?.id })).toBeUndefined();
		expect(night.only).toMatchObject({ state: "open", rang: night.only.rev });
		night.until("03:00:00");
		expect(night.why("alarm.shelve-ended")).toEqual([]);
	});

	test("does not keep a resolved incident's next alarm quiet", () => {
		const night = shelved();
		night.resolve("02:20:00", "li", night.only, "false");
		expect(bypasses(night)).toMatchObject([{ why: "still-active" }]);
		night.device("02:21:00", BEAM, "perimeter.restored", restored);
		night.device("02:22:00", BEAM, "perimeter.beam-broken", climb);
		expect(night.only).toMatchObject({ state: "open" });
		expect(night.only).not.toHaveProperty("quiet");
	});
});

describe("while an alarm is shelved, what is not that alarm rings as ever", () => {
	test("a second person at the same wall, seen by a camera there", () => {
		const night = shelved();
		night.device("02:20:00", "cam-east-3", "camera.line-crossed", crossed);
		const seen = night.incident("camera.line-crossed");
		expect(seen).toMatchObject({ state: "open", rang: seen.rev, due: { what: "acknowledge" } });
	});

	test("the next zone's beam within the minute in which it would have joined: it is no part of what waits", () => {
		const night = breached();
		shelve(night, "02:13:10", "02:40:00", { role: "captain" });
		night.device("02:13:20", "beam-east-4", "perimeter.beam-broken", climb);
		const next = night.incidents.find(({ zone }) => zone === "east-4");
		expect(next).toMatchObject({ state: "open", alarms: [expect.any(String)], due: { what: "acknowledge" } });
		expect(night.incidents).toHaveLength(2);
	});

	test("the same detector's tamper, and its loss", () => {
		const night = shelved();
		night.device("02:20:00", BEAM, "perimeter.tamper");
		night.hub("02:21:00", "device.lost", { device: BEAM, why: "silent" });
		expect(night.incident("perimeter.tamper")).toMatchObject({ state: "open" });
		expect(night.incident("device.lost")).toMatchObject({ state: "open" });
	});

	test("an incident with another alarm that is not shelved goes on as before", () => {
		const night = breached();
		night.device("02:13:05", "beam-east-4", "perimeter.beam-broken", climb);
		shelve(night, "02:13:10", "02:40:00", { role: "captain" });
		expect(night.only).not.toHaveProperty("quiet");
		expect(night.only.due).toMatchObject({ what: "acknowledge" });
		night.acknowledge("02:13:15", "li");
		night.device("02:14:00", BEAM, "perimeter.beam-broken", { beams: [1, 2, 3] });
		expect(night.only.state).toBe("acknowledged");
		night.device("02:14:10", "beam-east-4", "perimeter.beam-broken", { beams: [1, 2, 3] });
		expect(night.only.state).toBe("open");
	});

	test("the same alarm once it is more urgent than what was shelved", () => {
		const night = new Night();
		const door = "door-b03-2";
		night.device("21:00:00", door, "intercom.door-unlocked", { door: 1, by: "card" });
		night.device("21:00:01", door, "intercom.door-opened", { door: 1 });
		night.until("21:02:30");
		expect(night.only).toMatchObject({ type: "intercom.held-open", priority: "low" });
		expect(shelve(night, "21:03:00", "24 02:00:00")).toBeUndefined();
		expect(night.only).toMatchObject({ quiet: true });
		night.until("22:00:30");
		expect(night.only).toMatchObject({ priority: "medium", state: "open", rang: night.only.rev });
		expect(night.only).not.toHaveProperty("quiet");
		expect(bypasses(night)).toEqual([]);
	});
});
