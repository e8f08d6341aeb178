import { describe, expect, test } from "vitest";
import { instant, Night } from "../../scenario.ts";

const BEAM = "beam-east-3";
const CAMERA = "cam-east-3";
const PANEL = "panel-b03-2-0401";
const branch = { beams: [1] };
const person = { line: "wall", direction: "in", label: "person" };
const note = (night: Night, time: string, incident = night.only) =>
	night.person(time, "li", "incident.noted", { incident: incident.id, text: "looking" });
const send = (night: Night, time: string, guard = "zhang") =>
	night.person(time, "li", "incident.dispatched", { incident: night.only.id, guard, known: true, byRadio: true });

/** A single beam of the east wall, taken by Li. */
function taken(): Night {
	const night = new Night();
	night.device("02:00:00", BEAM, "perimeter.beam-broken", branch);
	night.acknowledge("02:00:10", "li");
	return night;
}

describe("an acknowledgement", () => {
	test("is refused by nothing but news: counts, notes and who was told do not matter", () => {
		const night = new Night();
		night.device("02:00:00", BEAM, "perimeter.beam-broken", branch);
		const seen = night.only;
		night.device("02:00:05", BEAM, "perimeter.beam-broken", branch);
		expect(note(night, "02:00:10")).toBeUndefined();
		night.until("02:01:30");
		expect(night.only.toldCount).toBeGreaterThan(0);
		expect(night.acknowledge("02:01:31", "li", seen)).toBeUndefined();
	});

	test("is skipped by nobody: until it is taken an incident is not sent to, verified, put off or reset", () => {
		const night = new Night();
		night.device("02:00:00", BEAM, "perimeter.beam-broken", branch);
		const { id, rev } = night.only;
		const refused = [
			night.person("02:00:10", "li", "incident.resolved", { incident: id, rev, cause: "unknown" }),
			send(night, "02:00:11"),
			night.person("02:00:12", "li", "incident.waiting", { incident: id, until: instant("02:05:00"), reason: "-" }),
		];
		for (const problem of refused)
			expect(problem).toMatchObject({
				code: "wrong-state",
				state: "open",
				allowed: expect.arrayContaining(["acknowledge"]),
			});
	});

	test("of what rang again gives back the furthest state that was reached; its dispatches keep theirs", () => {
		const night = taken();
		send(night, "02:00:20");
		const [dispatch] = night.only.dispatches ?? [];
		night.person("02:01:00", "zhang", "dispatch.arrived", { incident: night.only.id, dispatch: dispatch?.id });
		expect(night.only.state).toBe("on-scene");
		night.device("02:01:30", BEAM, "perimeter.beam-broken", { beams: [1, 2, 3] });
		expect(night.only).toMatchObject({ state: "open", dispatches: [{ guard: "zhang", state: "arrived" }] });
		night.acknowledge("02:01:40", "li");
		expect(night.only).toMatchObject({ state: "on-scene", dispatches: [{ guard: "zhang", state: "arrived" }] });
	});
});

test("the priority is that of the highest alarm and never depends on being corroborated", () => {
	const night = new Night();
	night.device("02:00:00", CAMERA, "camera.loitering", { seconds: 40, label: "person" });
	night.device("02:00:05", CAMERA, "camera.line-crossed", person);
	night.device("02:00:10", "cp-b03", "patrol.checkin", { guard: "g07", method: "nfc" });
	expect(night.incidents.map(({ priority }) => priority)).toEqual(["medium"]);
	night.device("02:00:20", BEAM, "perimeter.beam-broken", branch);
	expect(night.only).toMatchObject({ corroborated: true, priority: "high" });
});

test("no device verifies an incident, however many see the same", () => {
	const night = taken();
	night.device("02:00:20", CAMERA, "camera.line-crossed", person);
	night.device("02:00:30", "cam-east-4", "camera.line-crossed", person);
	for (const one of night.incidents) expect(one).not.toHaveProperty("verified");
});

describe("deadlines", () => {
	test("only an act restarts the act clock: a ring, a new alarm and a taking do not", () => {
		const night = taken();
		expect(night.only.due).toEqual({ what: "act", at: instant("02:03:10") });
		night.device("02:01:00", BEAM, "perimeter.beam-broken", { beams: [1, 2] });
		night.acknowledge("02:01:30", "li");
		expect(night.only.due).toEqual({ what: "act", at: instant("02:03:10") });
		note(night, "02:02:00");
		expect(night.only.due).toEqual({ what: "act", at: instant("02:05:00") });
	});

	test("a guard's arrival never gets more time by notes, calls or another guard who is sent", () => {
		const night = new Night();
		night.device("02:00:00", PANEL, "home.panic", { button: "wall" });
		night.acknowledge("02:00:05", "li");
		send(night, "02:00:10");
		for (const time of ["02:01:00", "02:02:00", "02:03:00", "02:04:00", "02:05:00"]) note(night, time);
		send(night, "02:05:05", "chen");
		const { rang } = night.only;
		night.until("02:05:10");
		expect(night.only.rang).toBeGreaterThan(rang);
	});

	test("what waits does so no more when the guard room is empty, or when something critical is merged into it", () => {
		const empty = new Night();
		empty.person("01:59:00", "li", "shift.signed-on", { guards: [] });
		empty.device("02:00:00", BEAM, "perimeter.beam-broken", branch);
		empty.acknowledge("02:00:10", "li");
		const wait = (night: Night, incident: string) =>
			night.person("02:00:20", "li", "incident.waiting", {
				incident,
				until: instant("02:20:00"),
				reason: "on the way",
			});
		expect(wait(empty, empty.only.id)).toBeUndefined();
		empty.person("02:00:30", "li", "shift.handed-over", { note: "-" });
		expect(empty.person("02:00:40", "li", "shift.signed-off", {})).toBeUndefined();
		expect(empty.incident("perimeter.breach")).not.toHaveProperty("waiting");
		const merged = taken();
		const { id } = merged.only;
		expect(wait(merged, id)).toBeUndefined();
		merged.device("02:01:00", PANEL, "home.panic", { button: "wall" });
		merged.acknowledge("02:01:02", "li", merged.incident("home.panic"));
		expect(
			merged.person("02:01:05", "li", "incident.merged", { incident: merged.incident("home.panic").id, into: id }),
		).toBeUndefined();
		expect(merged.only).toMatchObject({ id, state: "acknowledged", priority: "critical" });
		expect(merged.only).not.toHaveProperty("waiting");
	});
});

test("what is merged away is shown as merged, never as resolved by a cause", () => {
	const night = taken();
	night.device("02:05:00", "beam-west-3", "perimeter.beam-broken", branch);
	const [east, west] = night.incidents;
	night.person("02:05:10", "li", "incident.merged", { incident: west?.id, into: east?.id });
	expect(night.ended).toMatchObject([{ id: west?.id, mergedInto: east?.id }]);
	expect(night.ended[0]).not.toHaveProperty("cause");
	expect(night.person("02:05:20", "li", "incident.reopened", { incident: west?.id, reason: "-" })).toMatchObject({
		code: "wrong-state",
		detail: expect.stringContaining(`was merged into ${east?.id}`),
	});
});

test("an incident that was resolved on the shelf, and opened again, is never quiet", () => {
	const night = taken();
	const alarm = night.alarms[0]?.id;
	const until = instant("02:40:00");
	night.person("02:01:00", "zhao", "alarm.shelved", { alarm, until, reason: "a branch", role: "captain" });
	const { id } = night.only;
	expect(night.resolve("02:02:00", "li")).toBeUndefined();
	expect(night.ended[0]).not.toHaveProperty("quiet");
	expect(night.person("02:03:00", "li", "incident.reopened", { incident: id, reason: "he is back" })).toBeUndefined();
	expect(night.only).toMatchObject({ id, state: "open", rang: night.only.rev });
	expect(night.only).not.toHaveProperty("quiet");
	night.device("02:04:00", BEAM, "perimeter.beam-broken", branch);
	expect(night.incidents.every(({ quiet, rang }) => !quiet && rang > 0)).toBe(true);
});
