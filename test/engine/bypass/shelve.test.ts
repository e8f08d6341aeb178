import { describe, expect, test } from "vitest";
import { instant } from "../../scenario.ts";
import { BEAM, breached, bypasses, climb, crossed, restored, shelve, shelved } from "../shelving.ts";

describe("an alarm that is shelved", () => {
	test("counts what comes and does not ring, and its incident waits without a deadline", () => {
		const night = shelved();
		expect(night.only).toMatchObject({ quiet: true, state: "acknowledged" });
		expect(night.only.due).toBeUndefined();
		const { rang } = night.only;
		night.device("02:15:00", BEAM, "perimeter.restored", restored);
		night.device("02:20:00", BEAM, "perimeter.beam-broken", climb);
		expect(night.why("perimeter.beam-broken")).toEqual(["repeated", "shelved"]);
		expect(night.journal.at(-1)).toMatchObject({ incident: night.only.id });
		expect(night.alarms).toMatchObject([
			{ debt: { count: 1, because: "shelved" }, repeats: 1, active: true, acknowledged: true },
		]);
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
		expect(night.why("alarm.shelve-ended")).toContain("came-back");
		expect(night.only).toMatchObject({ state: "open", rang: night.only.rev, due: { what: "acknowledge" } });
		expect(night.only).not.toHaveProperty("quiet");
		expect(night.alarms).toMatchObject([{ acknowledged: false, active: true }]);
		expect(night.alarms[0]).not.toHaveProperty("shelved");
		expect(bypasses(night)).toEqual([]);
	});

	test("rings once for what came meanwhile and still stands, though its old episode is long over", () => {
		const night = shelved();
		night.device("02:20:00", BEAM, "perimeter.beam-broken", climb);
		night.until("02:40:00");
		const ended = night.journal.find(({ type }) => type === "alarm.shelve-ended");
		expect(night.only).toMatchObject({ state: "open", rang: ended?.seq });
		night.until("02:40:59");
		expect(night.only.rang).toBe(ended?.seq);
	});

	test("rings with what came meanwhile, and its count, though it is over", () => {
		const night = shelved();
		night.device("02:15:00", BEAM, "perimeter.restored", restored);
		for (const time of ["02:20:00", "02:25:00"]) {
			night.device(time, BEAM, "perimeter.beam-broken", climb);
			night.device(time, BEAM, "perimeter.restored", restored);
		}
		night.until("02:40:00");
		expect(night.why("alarm.shelve-ended")).toContain("shows-again");
		expect(night.alarms).toMatchObject([{ acknowledged: false, active: false, debt: { count: 2 } }]);
		expect(night.only).toMatchObject({ state: "open", rang: night.only.rev, due: { at: instant("02:41:00") } });
		night.acknowledge("02:40:30", "li");
		expect(night.alarms[0]).not.toHaveProperty("debt");
	});

	test("comes back without a word when nothing came, and its deadline runs on", () => {
		const night = shelved();
		night.device("02:15:00", BEAM, "perimeter.restored", restored);
		night.until("02:40:00");
		expect(night.why("alarm.shelve-ended")).toEqual(["guards-again"]);
		expect(night.only).toMatchObject({ state: "acknowledged", due: { what: "act", at: instant("02:43:00") } });
	});

	test("that sounds goes on sounding until somebody takes it: shelving takes nothing", () => {
		const night = breached();
		shelve(night, "02:13:40", "02:20:00", { role: "captain" });
		night.until("02:14:00");
		expect(night.only).toMatchObject({ state: "open", overdue: 1 });
		night.acknowledge("02:14:10", "li");
		expect(night.only).toMatchObject({ state: "acknowledged", quiet: true });
		night.until("02:19:59");
		expect(night.only.state).toBe("acknowledged");
	});

	test("is quiet for nothing that is strong: more beams, the way in, or whom a camera bears out", () => {
		const several = shelved();
		several.device("02:20:00", BEAM, "perimeter.beam-broken", { beams: [1, 2, 3, 4], direction: "in" });
		expect(several.only).toMatchObject({ state: "open", rang: several.only.rev });
		const seen = shelved();
		seen.device("02:20:00", "cam-east-3", "camera.line-crossed", crossed);
		expect(seen.incident("perimeter.breach")).toMatchObject({ state: "open", corroborated: true });
	});

	test("is not reset by whoever last saw it before what it hides", () => {
		const night = shelved();
		const seen = night.only;
		night.device("02:20:00", BEAM, "perimeter.restored", restored);
		night.device("02:21:00", BEAM, "perimeter.beam-broken", climb);
		expect(night.resolve("02:22:00", "li", seen, "unknown")).toBeUndefined();
		expect(night.only).toMatchObject({ type: "perimeter.breach", state: "open", rang: night.only.rev });
		expect(night.only.id).not.toBe(seen.id);
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

	test("the next zone's beam, also where it joins what is shelved", () => {
		const night = breached();
		night.acknowledge("02:13:05", "li");
		shelve(night, "02:13:10", "02:40:00", { role: "captain" });
		night.device("02:13:20", "beam-east-4", "perimeter.beam-broken", climb);
		expect(night.only).toMatchObject({ zones: ["east-3", "east-4"], state: "open", rang: night.only.rev });
		expect(night.only).not.toHaveProperty("quiet");
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
		night.device("02:14:00", BEAM, "perimeter.beam-broken", climb);
		expect(night.only.state).toBe("acknowledged");
		night.device("02:14:10", "beam-east-4", "perimeter.beam-broken", { beams: [1, 2, 3] });
		expect(night.only.state).toBe("open");
	});
});
