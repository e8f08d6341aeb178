import { describe, expect, test } from "vitest";
import { lettersOf } from "../../../src/notify/push/letter.ts";
import { instant, Night } from "../../scenario.ts";

/*
 * Who is made to sign in under duress shows whoever coerces them all that the hub tells them: of their own duress they are told
 * nothing, and everybody else is.
 */

const TYPE = "person.duress";

/** Li keeps the watch; of the others Qian leads. */
function watched(time = "02:00:00"): Night {
	const night = new Night();
	night.person(time, "li", "shift.signed-on", { guards: ["zhao", "qian", "sun"] });
	return night;
}

const coerced = (night: Night, time: string, user: string) => {
	night.hub(time, TYPE, { user });
	return night.incidents.findLast(({ type }) => type === TYPE) ?? expect.fail(TYPE);
};
const told = (night: Night, incident: string) =>
	night.journal
		.filter(({ type, data }) => type === "incident.told-on" && data.incident === incident)
		.map(({ data }) => [data.who, data.to]);

test("is one incident by itself, which names the person from whom it is kept", () => {
	const night = watched();
	night.device("02:00:30", "panel-b03-2-0401", "home.panic", { button: "wall" });
	const panic = night.incident("home.panic");
	const one = coerced(night, "02:00:40", "li");
	const other = coerced(night, "02:00:50", "zhao");
	expect([one, other].map(({ keptFrom, related }) => [keptFrom, related])).toEqual([
		["li", []],
		["zhao", []],
	]);
	expect(night.alarms.map(({ keptFrom }) => keptFrom)).toEqual([undefined, "li", "zhao"]);
	// A change beside it would show that it is there.
	expect(night.incident("home.panic").rev).toBe(panic.rev);
	expect(night.person("02:01:00", "chen", "incident.merged", { incident: one.id, into: other.id })).toMatchObject({
		code: "wrong-state",
	});
});

describe("whom it is told", () => {
	test.each([true, false])("the guard room is nobody while its operator is the one; it has a zone: %s", (hasZone) => {
		const night = watched();
		const { zones, ...site } = night.site;
		const others = new Map([...zones].filter(([id]) => id !== "guard-room"));
		night.site = { ...site, zones: hasZone ? zones : others };
		const { id } = coerced(night, "02:01:00", "li");
		// At once, before a minute has passed.
		expect(told(night, id)).toEqual([["shift-leader", ["qian"]]]);
		night.until("02:05:00");
		expect(told(night, id).slice(0, 4)).toEqual([
			["shift-leader", ["qian"]],
			["captain", []],
			["manager", []],
			["on-duty", ["zhao", "qian", "sun"]],
		]);
	});

	test("also while it is who stands in at the console", () => {
		const night = watched();
		const until = instant("02:12:00");
		expect(night.person("02:01:00", "li", "shift.stepped-away", { standIn: "wu", until })).toBeUndefined();
		expect(night.person("02:01:10", "wu", "shift.stand-in-accepted", {})).toBeUndefined();
		const { id } = coerced(night, "02:01:20", "wu");
		expect(told(night, id)).toEqual([["shift-leader", ["qian"]]]);
	});

	test("a shift leader is passed over; the desk hears it as ever, and is given its time", () => {
		const night = watched();
		const { id } = coerced(night, "02:01:00", "qian");
		expect(told(night, id)).toEqual([]);
		night.until("02:10:00");
		expect(told(night, id).slice(0, 3)).toEqual([
			["captain", []],
			["manager", []],
			["on-duty", ["li", "zhao", "sun"]],
		]);
	});

	test("is nobody where they are alone", () => {
		const night = new Night();
		night.person("02:00:00", "li", "shift.signed-on", { guards: [] });
		const { id } = coerced(night, "02:01:00", "li");
		night.until("02:05:00");
		expect(told(night, id).map(([, to]) => to)).not.toContainEqual(["li"]);
		expect(told(night, id).length).toBeGreaterThan(3);
	});

	test("no message is for them, whatever an incident says", () => {
		const night = watched();
		const incident = coerced(night, "02:01:00", "zhao");
		expect([...night.state.delivery.values()].filter(({ keptFrom }) => keptFrom !== "zhao")).toEqual([]);
		const told = [
			{ at: 0, who: "on-duty", to: ["li", "zhao"] },
			{ at: 1, who: "captain" },
		];
		const sent = { id: "dsp-999", guard: "zhao", state: "sent", by: "li", sentAt: 0 } as const;
		const named = () => ["chen", "zhao"];
		const letters = lettersOf({ ...incident, told, dispatches: [sent] }, { hides: true, named });
		expect(letters.map(({ to }) => to)).toEqual(["li", "chen"]);
	});
});

describe("who is sent there", () => {
	test("never the one, who is not proposed either; and the shift, which they may read, says nothing of who is", () => {
		const night = watched();
		const one = coerced(night, "02:01:00", "zhao");
		const does = (time: string, type: string, more = {}) =>
			night.person(time, "li", type, { incident: one.id, ...more });
		night.acknowledge("02:01:05", "li", one);
		const before = night.state.shift.values().next().value;
		expect(does("02:01:10", "incident.dispatched", { guard: "zhao" })).toMatchObject({ code: "wrong-state" });
		expect(does("02:01:20", "incident.dispatched", { guard: "sun" })).toBeUndefined();
		const [sent] = night.incident(TYPE).dispatches ?? [];
		const about = { incident: one.id, dispatch: sent?.id };
		expect(night.person("02:01:30", "sun", "dispatch.arrived", about)).toBeUndefined();
		expect(night.state.shift.values().next().value).toEqual(before);
		expect(does("02:02:00", "incident.dispatched", { guard: "qian" })).toBeUndefined();
		const [, second] = night.incident(TYPE).dispatches ?? [];
		night.person("02:02:10", "qian", "dispatch.declined", { incident: one.id, dispatch: second?.id, reason: "far" });
		expect(night.incident(TYPE).dispatches?.at(-1)?.proposes).toEqual([]);
		// Whoever else asks for a guard who is there is told that they are busy.
		night.device("02:03:00", "beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
		const breach = night.incident("perimeter.breach");
		night.acknowledge("02:03:10", "li", breach);
		const busy = night.person("02:03:20", "li", "incident.dispatched", { incident: breach.id, guard: "sun" });
		expect(busy?.detail).toMatch(/^sun is busy/);
	});
});

describe("what it changes for the one who acts", () => {
	test("nothing can be done to it, as to what was never there", () => {
		const night = watched();
		const one = coerced(night, "02:01:00", "li");
		const never = { incident: "inc-999" };
		for (const [type, data] of [
			["incident.noted", { text: "?" }],
			["incident.acknowledged", { rev: one.rev }],
			["incident.merged", { into: one.id }],
		] as const) {
			const refused = night.person("02:01:10", "li", type, { ...data, incident: one.id });
			const unknown = night.person("02:01:10", "li", type, { ...data, ...never });
			expect(JSON.stringify(refused).replaceAll(one.id, never.incident)).toBe(JSON.stringify(unknown));
		}
		night.device("02:02:00", "beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
		const breach = night.incident("perimeter.breach").id;
		const merged = (into: string) => night.person("02:02:10", "li", "incident.merged", { incident: breach, into });
		expect(JSON.stringify(merged(one.id)).replaceAll(one.id, "inc-999")).toBe(JSON.stringify(merged("inc-999")));
	});

	test("a watch ends as if it were not there, with no word of what is open", () => {
		const night = watched();
		coerced(night, "02:01:00", "li");
		expect(night.person("02:03:00", "li", "shift.signed-off", { role: "operator" })).toBeUndefined();
	});

	test("an exercise begins beside it, and none ends by it", () => {
		const night = watched();
		coerced(night, "02:01:00", "li");
		const [scenario = ""] = night.site.drills?.keys() ?? [];
		expect(night.person("02:01:10", "li", "drill.begun", { scenario })).toBeUndefined();
		coerced(night, "02:01:20", "sun");
		expect(night.state.drill.size).toBe(1);
	});

	test("it is handed to nobody who must not know it", () => {
		const night = watched();
		const one = coerced(night, "02:01:00", "wu");
		expect(night.acknowledge("02:01:10", "li", one)).toBeUndefined();
		const to = (name: string) => night.person("02:01:20", "li", "incident.transferred", { incident: one.id, to: name });
		expect(to("wu")).toMatchObject({ code: "invalid" });
		expect(to("jiang")).toBeUndefined();
	});
});
