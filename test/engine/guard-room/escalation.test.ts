import { describe, expect, test } from "vitest";
import { instant, Night } from "../../scenario.ts";

const breach = (night: Night, time: string, id = "beam-east-3") =>
	night.device(time, id, "perimeter.beam-broken", { beams: [1, 2] });
const panic = (night: Night, time: string) => night.device(time, "panel-b03-2-0401", "home.panic", { button: "wall" });

/** Who was told when (`02:14:00`), and by what name. */
const told = (night: Night, type: string) =>
	night.journal
		.filter(({ data, ...entry }) => entry.type === "incident.told-on" && data.incident === night.incident(type).id)
		.map(({ receivedAt, data }) => [clock(receivedAt), data.who, data.to]);
const clock = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(11, 19);

function watched(time = "02:00:00"): Night {
	const night = new Night();
	night.person(time, "li", "shift.signed-on", { guards: ["zhao", "qian", "sun"] });
	return night;
}

test("a high incident that nobody takes is told on once its minute has passed, to the next every three minutes", () => {
	const night = watched();
	breach(night, "02:01:00");
	night.until("02:15:00");
	expect(told(night, "perimeter.breach")).toEqual([
		["02:02:00", "shift-leader", ["qian"]],
		["02:05:00", "captain", []],
		["02:08:00", "manager", []],
		["02:11:00", "on-duty", ["li", "zhao", "qian", "sun"]],
		["02:14:00", "shift-leader", ["qian"]],
	]);
});

test("a critical one every minute, and it never ends by itself", () => {
	const night = watched("10:00:00");
	panic(night, "10:01:00");
	night.until("11:01:00");
	expect(told(night, "home.panic")).toHaveLength(60);
	expect(told(night, "home.panic").slice(0, 2)).toEqual([
		["10:01:30", "shift-leader", ["sun"]],
		["10:02:30", "captain", []],
	]);
	expect(night.incident("home.panic")).toMatchObject({ toldCount: 60 });
	expect(night.incident("home.panic").told).toHaveLength(12);
	expect(night.incident("home.panic").told?.at(-1)).toEqual({
		who: "on-duty",
		at: instant("11:00:30"),
		to: ["li", "zhao", "qian", "sun"],
	});
});

test("where nobody leads the shift, the captain is told first", () => {
	const night = new Night();
	panic(night, "10:01:00");
	night.until("10:04:30");
	expect(told(night, "home.panic").map(([, who]) => who)).toEqual(["captain", "manager", "on-duty", "captain"]);
});

test("a medium that nobody took for half an hour is told to the shift leader, and to nobody else", () => {
	const night = watched("10:00:00");
	night.device("10:01:00", "beam-east-3", "perimeter.tamper");
	night.until("12:00:00");
	expect(told(night, "perimeter.tamper").slice(0, 2)).toEqual([
		["10:31:00", "shift-leader", ["sun"]],
		["11:01:00", "shift-leader", ["sun"]],
	]);
});

test("who takes it stops the turn; who then does nothing starts it anew", () => {
	const night = watched();
	breach(night, "02:01:00");
	night.until("02:05:00");
	expect(night.acknowledge("02:05:10", "qian")).toBeUndefined();
	night.until("02:08:09");
	expect(told(night, "perimeter.breach")).toHaveLength(2);
	night.until("02:11:10");
	expect(told(night, "perimeter.breach").slice(2)).toEqual([
		["02:08:10", "shift-leader", ["qian"]],
		["02:11:10", "captain", []],
	]);
});

test("to be told moves nothing that whoever takes it has to have seen", () => {
	const night = watched();
	breach(night, "02:01:00");
	const seen = night.only;
	night.until("02:05:30");
	expect(night.only.rev).toBeGreaterThan(seen.rev);
	expect(night.acknowledge("02:05:31", "li", seen)).toBeUndefined();
});

test("what becomes critical meanwhile is told on every minute from then", () => {
	const night = watched();
	night.device("02:01:00", "cam-east-3", "camera.area-entered", { area: "wall", label: "person" });
	breach(night, "02:01:10");
	night.until("02:02:10");
	expect(told(night, night.only.type)).toHaveLength(1);
});

describe("a medium for which the shift leader's half hour runs", () => {
	const seen = (night: Night) => night.device("02:01:00", "cam-east-3", "camera.area-entered", { area: "wall" });
	const incidentTold = (night: Night) =>
		night.journal.filter(({ type }) => type === "incident.told-on").map(({ receivedAt }) => clock(receivedAt));

	test("is told on in turn from its deadline as high", () => {
		const night = watched();
		seen(night);
		night.device("02:01:20", "beam-east-3", "perimeter.beam-broken", { beams: [1] });
		night.until("02:06:00");
		expect(told(night, night.only.type)).toEqual([
			["02:02:20", "shift-leader", ["qian"]],
			["02:05:20", "captain", []],
		]);
	});

	test("is told on in turn, once the leader has heard of it as medium, too", () => {
		const night = watched();
		seen(night);
		night.until("02:31:30");
		night.device("02:31:30", "beam-east-3", "perimeter.beam-broken", { beams: [1] });
		night.person("02:31:40", "li", "incident.merged", {
			incident: night.incident("perimeter.breach").id,
			into: night.incident("camera.area-entered").id,
		});
		night.until("02:33:00");
		expect(incidentTold(night)).toEqual(["02:31:00", "02:32:30"]);
	});

	test("is told on as critical where a panic is merged into it", () => {
		const night = watched();
		seen(night);
		panic(night, "02:01:10");
		const { id } = night.incident("home.panic");
		night.person("02:01:20", "li", "incident.merged", {
			incident: id,
			into: night.incident("camera.area-entered").id,
		});
		night.until("02:03:00");
		expect(incidentTold(night)).toEqual(["02:01:40", "02:02:40"]);
	});

	test("is told on at once where it is high and the room empties", () => {
		const night = watched();
		seen(night);
		night.device("02:01:20", "beam-east-3", "perimeter.beam-broken", { beams: [1] });
		night.hub("02:01:30", "user.disabled", { user: "li" });
		expect(told(night, night.incident("perimeter.breach").type)).toEqual([["02:01:30", "captain", []]]);
	});
});

describe("while the guard room is unattended", () => {
	test("a strong medium that was taken is told on when its deadline rings", () => {
		const night = watched("10:00:00");
		night.person("10:30:00", "li", "shift.signed-off", {});
		const crossed = { line: "wall", direction: "in", label: "person" };
		night.device("10:31:00", "cam-east-3", "camera.line-crossed", crossed);
		night.acknowledge("10:31:10", "zhao", night.incident("camera.line-crossed"));
		night.until("11:02:00");
		expect(told(night, "camera.line-crossed").map(([at]) => at)).toEqual(["10:31:00", "11:01:10"]);
	});

	test("every critical and high is told on the moment it rings", () => {
		const night = watched("10:00:00");
		night.person("10:30:00", "li", "shift.signed-off", {});
		expect(told(night, "guard-room.unattended")).toEqual([["10:30:00", "captain", []]]);
		panic(night, "10:31:00");
		breach(night, "10:31:05");
		expect(told(night, "home.panic")).toEqual([["10:31:00", "captain", []]]);
		expect(told(night, "perimeter.breach")).toEqual([["10:31:05", "captain", []]]);
		night.until("10:32:00");
		// At once, as its deadline passed, and as that passed again.
		expect(told(night, "home.panic")).toHaveLength(3);
	});

	test("what was open before is told on at once too", () => {
		const night = watched("10:00:00");
		breach(night, "10:30:00");
		night.person("10:30:05", "li", "shift.handed-over", { note: "wall" });
		night.person("10:30:10", "li", "shift.signed-off", {});
		expect(told(night, "perimeter.breach")).toEqual([["10:30:10", "captain", []]]);
	});
});
