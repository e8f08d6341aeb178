import { describe, expect, test } from "vitest";
import type { Shift } from "../../../src/model/shift.ts";
import { instant, Night } from "../../scenario.ts";

const breach = (night: Night, time: string) =>
	night.device(time, "beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });

/** The one shift that runs. */
function running(night: Night): Shift {
	const [shift, another] = night.state.shift.values();
	expect(another).toBeUndefined();
	if (!shift) throw new Error("nobody is signed on");
	return shift;
}

/** A watch that begins in the morning hours, when nobody is asked for presence. */
function night(guards: unknown[] = ["zhao", "qian", "sun"], time = "06:10:00"): Night {
	const told = new Night();
	expect(told.person(time, "li", "shift.signed-on", { guards })).toBeUndefined();
	return told;
}

describe("an operator who signs on", () => {
	test("keeps the site's shift of that time of day, with the guards on its posts", () => {
		const startList = { "sound-heard": true, "panic-tested": false };
		const told = new Night();
		told.person("01:00:00", "li", "shift.signed-on", { guards: ["zhao", "qian", "sun"], startList });
		expect(running(told)).toEqual({
			id: "shf-1",
			rev: 1,
			plan: "night",
			operator: "li",
			since: instant("01:00:00"),
			endsAt: instant("08:00:00"),
			startList,
			guards: [
				{ guard: "zhao", post: "gate-south", fixed: true, zone: "gate-south" },
				{ guard: "qian", post: "patrol", leader: true },
				{ guard: "sun", post: "patrol" },
			],
		});
	});

	test("may say who holds which post, and who leads", () => {
		const guards = [{ guard: "zhao", post: "patrol" }, "qian", { guard: "sun", post: "square", leader: true }, "zhou"];
		expect(running(night([...guards, "li"])).guards).toEqual([
			{ guard: "zhao", post: "patrol" },
			{ guard: "qian", post: "gate-south", fixed: true, zone: "gate-south" },
			{ guard: "sun", post: "square", leader: true, zone: "square" },
			{ guard: "zhou", post: "patrol" },
			{ guard: "li", post: "operator", fixed: true },
		]);
	});

	test.each([
		["23:50:00", "night", "24 08:00:00"],
		["00:00:00", "night", "08:00:00"],
		["07:20:00", "night", "08:00:00"],
		["07:40:00", "day", "16:00:00"],
		["16:00:00", "evening", "24 00:00:00"],
	])("at %s comes for the %s shift, until %s", (time, plan, ends) => {
		const told = new Night();
		told.person(time, "li", "shift.signed-on", {});
		expect(running(told)).toMatchObject({ plan, endsAt: instant(ends) });
	});

	test("is refused while somebody is on, and told what is possible", () => {
		expect(night().person("06:15:00", "wang", "shift.signed-on", {})).toMatchObject({
			code: "wrong-state",
			state: "on",
			allowed: expect.arrayContaining(["take-over"]),
		});
	});

	test("cannot name a guard twice", () => {
		const told = new Night();
		expect(told.person("01:00:00", "li", "shift.signed-on", { guards: ["zhao", "zhao"] })).toMatchObject({
			code: "invalid",
		});
		expect(told.state.shift.size).toBe(0);
	});
});

describe("an operator who signs off", () => {
	test("with nothing open ends the watch", () => {
		const told = night();
		expect(told.person("07:30:00", "li", "shift.signed-off", {})).toBeUndefined();
		expect(told.state.shift.size).toBe(0);
	});

	test("with an incident open has to hand over first", () => {
		const told = night();
		breach(told, "07:10:00");
		expect(told.person("07:11:00", "li", "shift.signed-off", {})).toMatchObject({ code: "wrong-state", state: "on" });
		expect(told.person("07:11:10", "li", "shift.handed-over", { note: "ladder at the wall" })).toBeUndefined();
		expect(running(told).handOver).toEqual({ at: instant("07:11:10"), note: "ladder at the wall" });
		expect(told.person("07:11:20", "li", "shift.signed-off", {})).toBeUndefined();
	});

	test("is signed off by nobody else but a captain", () => {
		const told = night();
		expect(told.person("07:10:00", "wang", "shift.signed-off", { role: "operator" })).toMatchObject({
			code: "wrong-state",
		});
		expect(told.person("07:10:01", "chen", "shift.signed-off", { role: "captain" })).toBeUndefined();
	});
});

describe("the next operator", () => {
	test("takes over in one entry: the old watch ends and the new one begins, with nothing between", () => {
		const told = night();
		breach(told, "07:50:00");
		told.person("07:55:00", "li", "shift.handed-over", { note: "one open", to: "wang" });
		expect(told.person("07:56:00", "wang", "shift.taken-over", { guards: ["zhou"] })).toBeUndefined();
		const { changes, seq } = told.journal.findLast(({ type }) => type === "shift.taken-over") ?? {
			changes: [],
			seq: 0,
		};
		expect(changes.filter(({ kind }) => kind === "shift")).toMatchObject([
			{ over: true, value: { operator: "li", endedBy: "wang", endedAt: instant("07:56:00") } },
			{ value: { id: `shf-${seq}`, operator: "wang", relieved: "li", plan: "day" } },
		]);
		expect(running(told).guards).toMatchObject([{ guard: "zhou", post: "gate-south", fixed: true }]);
		expect(told.journal.some(({ type }) => type === "guard-room.unattended")).toBe(false);
	});

	test("within one shift keeps its guards; at the change of shift they go home", () => {
		const within = night();
		within.person("07:00:00", "wang", "shift.taken-over", {});
		expect(running(within).guards).toHaveLength(3);
		within.person("07:50:00", "zhou", "shift.taken-over", {});
		expect(running(within).guards).toEqual([]);
	});

	test("signs on where nobody is, and does not take over from oneself", () => {
		expect(new Night().person("07:00:00", "li", "shift.taken-over", {})).toMatchObject({
			state: "nobody-on",
			allowed: ["sign-on"],
		});
		expect(night().person("07:00:01", "li", "shift.taken-over", {})).toMatchObject({ code: "wrong-state" });
	});
});

test("who is on duty can be put right during the shift, and nobody's place is forgotten", () => {
	const told = night();
	told.person("07:00:00", "li", "shift.guards-changed", { guards: ["zhao", { guard: "zhou", post: "square" }] });
	expect(running(told).guards).toEqual([
		{ guard: "zhao", post: "gate-south", fixed: true, zone: "gate-south" },
		{ guard: "zhou", post: "square", zone: "square" },
	]);
});

test("a guard who checks in is where they checked in", () => {
	const told = night();
	told.device("07:00:00", "cp-b03", "patrol.checkin", { guard: "qian", method: "nfc" });
	told.device("07:00:01", "cp-b04", "patrol.checkin", { guard: "somebody else", method: "nfc" });
	told.upload("07:10:00", "07:01:00", "cp-b07", "patrol.checkin", { guard: "qian", method: "nfc" });
	const { zone } = told.site.devices.get("cp-b03") ?? {};
	expect(running(told).guards.find(({ guard }) => guard === "qian")).toMatchObject({
		zone,
		seenAt: instant("07:00:00"),
	});
});

describe("whoever leaves the site for good", () => {
	test("is on duty no more", () => {
		const told = night();
		told.person("07:00:00", "chen", "user.disabled", { user: "qian" });
		expect(running(told).guards.map(({ guard }) => guard)).toEqual(["zhao", "sun"]);
	});

	test("as the operator ends the watch, and the guard room is unattended at once", () => {
		const told = night();
		told.hub("07:00:00", "user.disabled", { user: "li" });
		expect(told.state.shift.size).toBe(0);
		expect(told.only).toMatchObject({ type: "guard-room.unattended", priority: "high" });
	});
});

describe("an operator who steps away", () => {
	const until = (time: string) => instant(time);

	test("names a stand-in, who keeps the watch once they accept", () => {
		const told = night();
		told.person("07:00:00", "li", "shift.stepped-away", { standIn: "qian", until: until("07:15:00") });
		expect(running(told).away).toEqual({ since: until("07:00:00"), until: until("07:15:00"), standIn: "qian" });
		expect(told.person("07:00:10", "sun", "shift.stand-in-accepted", {})).toMatchObject({ code: "wrong-state" });
		expect(told.person("07:00:20", "qian", "shift.stand-in-accepted", {})).toBeUndefined();
		expect(running(told).away?.acceptedAt).toBe(until("07:00:20"));
		expect(told.person("07:09:00", "li", "shift.returned", {})).toBeUndefined();
		expect(running(told).away).toBeUndefined();
		told.until("07:16:00");
		expect(told.incidents).toEqual([]);
	});

	test("stays away for 15 minutes at most", () => {
		const told = night();
		const away = { standIn: "qian", until: until("07:15:01") };
		expect(told.person("07:00:00", "li", "shift.stepped-away", away)).toMatchObject({ code: "invalid" });
		expect(told.person("07:00:00", "li", "shift.stepped-away", { ...away, standIn: "li" })).toMatchObject({
			code: "invalid",
		});
	});

	test("and does not come back leaves the guard room unattended, until they do", () => {
		const told = night();
		told.person("07:00:00", "li", "shift.stepped-away", { standIn: "qian", until: until("07:10:00") });
		told.person("07:00:20", "qian", "shift.stand-in-accepted", {});
		told.until("07:10:00");
		expect(told.only.words.en).toBe("Guard room unattended, the operator has not come back");
		told.person("07:12:00", "qian", "shift.returned", {});
		expect(told.alarms).toMatchObject([{ type: "guard-room.unattended", active: false }]);
	});

	test("but whom nobody stands in for has not left, and keeps the watch", () => {
		const told = night();
		told.person("07:00:00", "li", "shift.stepped-away", { standIn: "qian", until: until("07:10:00") });
		told.until("07:10:00");
		expect(running(told)).toMatchObject({ operator: "li" });
		expect(running(told).away).toBeUndefined();
		expect(told.incidents).toEqual([]);
	});
});
