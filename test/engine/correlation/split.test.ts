import { describe, expect, test } from "vitest";
import type { Incident } from "../../../src/model/incident.ts";
import type { Procedure } from "../../../src/model/procedure.ts";
import { garden, instant, Night } from "../../scenario.ts";
import { BEAM, branch, CLEAR, wait } from "../rules-cases/moves.ts";
import { climb, merge, two, zoned } from "../two-breaches.ts";

test("split undoes it: the alarms are an incident of their own, as far as they were seen", () => {
	const night = two();
	const [east, west] = [zoned(night, "east-3"), zoned(night, "west-3")];
	merge(night, "02:13:20");
	night.acknowledge("02:13:25", "li");
	night.person("02:13:30", "li", "incident.split", { incident: east.id, alarms: west.alarms });
	const own = zoned(night, "west-3");
	expect(own).toMatchObject({
		...{ splitFrom: east.id, related: [east.id], alarms: west.alarms, state: "acknowledged", owner: "li" },
		...{ type: "perimeter.breach", words: west.words, priority: "high", openedAt: west.openedAt },
	});
	expect(zoned(night, "east-3")).toMatchObject({ alarms: east.alarms, zones: ["east-3"], related: [own.id] });
	expect(night.state.alarm.get(west.alarms[0] ?? "")?.incident).toBe(own.id);
});

test("what nobody took stays so when it is split, with the deadline that runs", () => {
	const night = two();
	const [east, west] = [zoned(night, "east-3"), zoned(night, "west-3")];
	merge(night, "02:13:20");
	night.person("02:13:40", "li", "incident.split", { incident: east.id, alarms: east.alarms });
	expect(zoned(night, "east-3")).toMatchObject({ state: "open", due: { at: instant("02:14:00") } });
	expect(zoned(night, "west-3")).toMatchObject({ id: east.id, words: west.words, state: "open" });
});

test.each([
	["all its alarms", (alarms: readonly string[]) => alarms],
	["an alarm of another incident", () => ["alm-99"]],
	["nothing", () => []],
])("an incident can't lose %s", (_what, pick) => {
	const night = two();
	merge(night, "02:13:20");
	const { id, alarms } = night.only;
	const said = night.person("02:13:30", "li", "incident.split", { incident: id, alarms: pick(alarms) });
	expect(said).toMatchObject({ code: "invalid" });
	expect(night.only.alarms).toHaveLength(2);
});

describe("what came with alarms by a merge goes with them when they are split off", () => {
	/** A guard goes west, 110 is told of it; then the two are one; then a guard goes east. */
	function oneOfTwo(): Night {
		const night = two();
		const west = zoned(night, "west-3").id;
		night.acknowledge("02:13:10", "li", zoned(night, "east-3"));
		night.acknowledge("02:13:10", "li", zoned(night, "west-3"));
		night.person("02:13:12", "li", "incident.dispatched", { incident: west, guard: "zhang", known: true });
		night.person("02:13:14", "li", "incident.agency-told", { incident: west, agency: "110", reference: "77" });
		merge(night, "02:13:20");
		night.person("02:13:30", "li", "incident.dispatched", { incident: night.only.id, guard: "sun", known: true });
		return night;
	}
	const splitWest = (night: Night, time: string) =>
		night.person(time, "li", "incident.split", { incident: night.only.id, alarms: [night.alarms[1]?.id] });

	test("guards who were sent, as far as they are, and agencies that were told", () => {
		const night = oneOfTwo();
		const went = night.only.dispatches?.[0]?.id;
		night.person("02:13:40", "zhang", "dispatch.arrived", { incident: night.only.id, dispatch: went });
		splitWest(night, "02:13:50");
		expect(zoned(night, "west-3")).toMatchObject({
			...{ dispatches: [{ id: went, guard: "zhang", state: "arrived" }], agencies: [{ reference: "77" }] },
			...{ state: "on-scene", reached: "on-scene", merged: ["inc-2"] },
		});
		expect(zoned(night, "east-3")).toMatchObject({ dispatches: [{ guard: "sun" }], state: "on-scene" });
		expect(zoned(night, "east-3").agencies).toBeUndefined();
		expect(zoned(night, "east-3").merged).toBeUndefined();
	});

	test("and a guard's word to what was merged and split again counts where it went", () => {
		const night = oneOfTwo();
		const went = night.only.dispatches?.[0]?.id;
		splitWest(night, "02:13:35");
		expect(
			night.person("02:13:40", "zhang", "dispatch.accepted", { incident: "inc-2", dispatch: went }),
		).toBeUndefined();
		expect(zoned(night, "west-3").dispatches).toMatchObject([{ guard: "zhang", state: "accepted" }]);
	});

	test("what was done for both stays, and the new incident's timeline says that there is more", () => {
		const night = oneOfTwo();
		splitWest(night, "02:14:00");
		const own = zoned(night, "west-3").id;
		const said = night.journal.findLast(({ type }) => type === "incident.split-off");
		const sun = zoned(night, "east-3").dispatches?.[0]?.id;
		expect(said).toMatchObject({
			...{ source: "hub", incident: own },
			data: { incident: own, stays: zoned(night, "east-3").id, dispatches: [sun], agencies: [] },
		});
	});
});

describe("pictures", () => {
	test("go with the alarms that their camera was asked for, and to both where it was for both", () => {
		const night = new Night();
		night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", climb);
		night.device("02:13:05", "beam-east-4", "perimeter.beam-broken", climb);
		const { id, alarms, pictures = [] } = night.only;
		const at = pictures.filter(({ moment }) => moment === "at");
		expect(new Set(at.map(({ device }) => device)).size).toBeGreaterThan(1);
		for (const { device } of at)
			night.hub("02:13:06", "snapshot.received", { incident: id, device, moment: "at", hash: device });
		night.person("02:14:00", "li", "incident.split", { incident: id, alarms: [alarms[1]] });
		const hashes = (zone: string) => zoned(night, zone).pictures?.flatMap(({ hash }) => hash ?? []) ?? [];
		expect(hashes("east-4")).toContain("cam-east-4");
		expect(hashes("east-4")).not.toContain(undefined);
		expect(hashes("east-3")).toContain("cam-east-3");
		expect(new Set([...hashes("east-3"), ...hashes("east-4")])).toEqual(new Set(at.map(({ device }) => device)));
		for (const picture of zoned(night, "east-4").pictures ?? []) expect(picture.hash).toBeDefined();
	});
});

describe("steps", () => {
	const does = (night: Night, time: string, incident: string, type: string, data: object) =>
		night.person(time, "li", type, { incident, ...data });

	test("that only the alarms split off ask for are theirs, with the deadline that runs; nobody else is held up by them", () => {
		const night = new Night();
		night.device("02:13:00", "panel-b03-2-0401", "home.panic", { button: "wall" });
		night.device("02:13:06", "panel-b03-2-0401", "home.smoke");
		const [panic, smoke] = [night.incident("home.panic"), night.incident("home.smoke")];
		does(night, "02:13:20", smoke.id, "incident.merged", { into: panic.id });
		does(night, "02:14:00", panic.id, "incident.split", { alarms: smoke.alarms });
		expect(night.incident("home.smoke").extraSteps).toMatchObject([{ id: "fire-service-told", required: true }]);
		expect(night.incident("home.panic").extraSteps).toBeUndefined();
		night.until("02:14:36");
		expect(night.incident("home.smoke").overdue ?? 0).toBeGreaterThan(0);
		expect(night.why("incident.step-overdue")).toContain("overdue");
		expect(night.journal.findLast(({ type }) => type === "incident.step-overdue")?.incident).toBe(
			night.incident("home.smoke").id,
		);
	});

	test("that were done for them are done there, and asked for no second time", () => {
		const night = new Night();
		night.device("02:13:00", "panel-b03-2-0401", "home.panic", { button: "wall" });
		night.device("02:13:06", "panel-b03-2-0401", "home.smoke");
		const [panic, smoke] = [night.incident("home.panic"), night.incident("home.smoke")];
		does(night, "02:13:20", smoke.id, "incident.merged", { into: panic.id });
		does(night, "02:13:30", panic.id, "incident.agency-told", { agency: "119" });
		does(night, "02:14:00", panic.id, "incident.split", { alarms: smoke.alarms });
		expect(night.incident("home.smoke").steps).toMatchObject({ "fire-service-told": { by: "li" } });
	});

	test("a voice check of a panic that the resident cancelled goes with the panic, whoever was merged with it", () => {
		const night = new Night();
		night.device("02:13:00", "panel-b03-2-0401", "home.panic", { button: "wall" });
		night.device("02:13:05", "panel-b05-2-0302", "home.panic", { button: "wall" });
		const [cancelled, other] = night.incidents;
		night.device("02:13:10", "panel-b03-2-0401", "home.cancelled", { eventId: "line-1" });
		does(night, "02:13:20", cancelled?.id ?? "", "incident.merged", { into: other?.id });
		does(night, "02:14:00", other?.id ?? "", "incident.split", { alarms: cancelled?.alarms });
		const own = night.incidents.find(({ splitFrom }) => splitFrom !== undefined);
		expect(own).toMatchObject({ unit: "b03-2-0401", extraSteps: [{ id: "voice-check", required: true }] });
		expect(night.state.incident.get(other?.id ?? "")?.extraSteps).toBeUndefined();
	});

	test("of the procedure that have a time of their own are timed in the new incident too", () => {
		const words = { en: "Look", "zh-CN": "查看" };
		const procedure: Procedure = {
			...{ type: "perimeter.breach", words },
			steps: [{ id: "look", do: "look", withinMs: 60_000, words }],
		};
		const night = new Night({ ...garden, procedures: new Map([[procedure.type, procedure]]) });
		night.device("02:13:00", "beam-east-3", "perimeter.beam-broken", climb);
		night.device("02:13:40", "beam-east-4", "perimeter.beam-broken", climb);
		const { id, alarms } = night.only;
		night.person("02:13:50", "li", "incident.split", { incident: id, alarms: [alarms[1]] });
		night.until("02:14:00");
		const overdue = night.journal.filter(({ type }) => type === "incident.step-overdue");
		expect(overdue.map(({ incident }) => incident).sort()).toEqual(night.incidents.map((one) => one.id).sort());
	});
});

test("what is kept from a person is kept from them when it is split off, and says who they are", () => {
	const night = new Night();
	night.person("01:50:00", "li", "shift.signed-on", { guards: [{ guard: "zhang", leader: true }, "wang"] });
	for (const [time, zone] of [
		["02:00:00", "east-1"],
		["02:10:00", "west-1"],
	] as const) {
		night.device(time, "phone-wang", "patrol.checkin", { guard: "wang", method: "nfc" }, { zone });
		night.hub(time, "person.duress", { user: "wang" });
	}
	const [one, two] = night.incidents.filter(({ type }) => type === "person.duress");
	expect([one?.keptFrom, two?.keptFrom]).toEqual(["wang", "wang"]);
	expect(night.person("02:11:00", "zhao", "incident.merged", { incident: two?.id, into: one?.id })).toBeUndefined();
	expect(
		night.person("02:12:00", "zhao", "incident.split", { incident: one?.id, alarms: two?.alarms }),
	).toBeUndefined();
	const own = night.incidents.find(({ splitFrom }) => splitFrom === one?.id);
	expect(own).toMatchObject({ keptFrom: "wang", discreet: true, words: two?.words, zone: "west-1" });
	expect(night.person("02:13:00", "wang", "incident.noted", { incident: own?.id, text: "-" })).toMatchObject({
		detail: expect.stringContaining("is not there"),
	});
});

test("a split is no act: whoever has what is split off must act on it by when they had to", () => {
	const night = two();
	const west = zoned(night, "west-3");
	merge(night, "02:13:20");
	night.acknowledge("02:13:25", "li");
	const { actBy } = night.only;
	night.person("02:15:00", "li", "incident.split", { incident: night.only.id, alarms: west.alarms });
	expect(actBy).toBe(instant("02:16:25"));
	expect(night.incidents.map((one) => [one.actBy, one.due])).toEqual([
		[actBy, { what: "act", at: actBy }],
		[actBy, { what: "act", at: actBy }],
	]);
	night.until("02:16:26");
	expect(night.incidents.map(({ state }) => state)).toEqual(["open", "open"]);
});

test("what was open again, and passed deadlines, is so and has when it is split off", () => {
	const night = two();
	const west = zoned(night, "west-3");
	merge(night, "02:13:20");
	night.acknowledge("02:13:25", "li");
	night.until("02:16:30");
	const { overdue, actBy } = night.only;
	expect(overdue).toBe(1);
	night.person("02:16:40", "li", "incident.split", { incident: night.only.id, alarms: west.alarms });
	expect(night.incidents).toMatchObject([{ overdue }, { overdue }]);
	expect(night.incidents.map((one) => one.actBy)).toEqual([actBy, actBy]);
});

describe("what leads after a split is news, if it led not before", () => {
	/** The camera joined what the beam began; then the beam's alarm leaves. */
	function withoutItsLead(taken: boolean): { night: Night; seen: Incident } {
		const night = new Night();
		night.device("02:00:00", "beam-east-3", "perimeter.beam-broken", { beams: [1] });
		night.device("02:00:10", "cam-east-2", "camera.line-crossed", { line: "a", direction: "out" });
		if (taken) night.acknowledge("02:00:20", "li");
		const seen = night.only;
		night.person("02:00:30", "zhao", "incident.split", { incident: seen.id, alarms: [seen.lead] });
		return { night, seen };
	}

	test.each([
		["incident.acknowledged", {}],
		["incident.resolved", { cause: "unknown" }],
	])("%s by who saw the other lead is refused", (type, more) => {
		const { night, seen } = withoutItsLead(type === "incident.resolved");
		const after = night.incidents.find(({ id }) => id === seen.id);
		expect(after?.type).toBe("camera.line-crossed");
		const said = night.person("02:00:31", "li", type, { incident: seen.id, rev: seen.rev, ...more });
		expect(said).toMatchObject({ code: "rang-again" });
	});

	test("it is none, if the same leads still", () => {
		const night = two();
		const [east, west] = [zoned(night, "east-3"), zoned(night, "west-3")];
		merge(night, "02:13:20");
		night.acknowledge("02:13:25", "li");
		const seen = night.only;
		night.person("02:13:30", "zhao", "incident.split", { incident: east.id, alarms: west.alarms });
		const said = { incident: east.id, rev: seen.rev, cause: "unknown" };
		expect(night.person("02:13:31", "li", "incident.resolved", said)).toBeUndefined();
	});
});

test("what is split off has waited, as the whole has: its next wait is a captain's", () => {
	const night = new Night();
	for (const beam of ["beam-east-3", "beam-east-2"]) {
		night.device("02:00:00", beam, "perimeter.beam-broken", branch);
		night.device("02:00:05", beam, "perimeter.restored", CLEAR);
	}
	night.acknowledge("02:00:10", "li");
	wait(night, "02:00:20", "02:30:00");
	night.person("02:29:10", "li", "incident.split", { incident: night.only.id, alarms: [night.only.alarms[1]] });
	const own = night.incidents.find(({ splitFrom }) => splitFrom !== undefined);
	expect(own?.waits).toBe(1);
	expect(wait(night, "02:29:20", "02:59:00", own)).toMatchObject({ code: "wrong-state" });
});

test("what was borne out next door is so still when it is split off", () => {
	const night = new Night();
	night.device("02:00:00", BEAM, "perimeter.beam-broken", branch);
	night.device("02:00:20", "cam-east-2", "camera.line-crossed", { line: "wall", direction: "in", label: "person" });
	night.acknowledge("02:00:30", "li");
	expect(night.only.corroborated).toBe(true);
	night.person("02:00:40", "li", "incident.split", { incident: night.only.id, alarms: [night.only.alarms[1]] });
	expect(night.incidents.map(({ corroborated }) => corroborated)).toEqual([true, true]);
});
