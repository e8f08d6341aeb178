import { expect, test } from "vitest";
import { Night } from "../../scenario.ts";

/** Li keeps the watch with Zhao at the south gate and Qian on patrol. */
function night(): Night {
	const told = new Night();
	told.person("06:00:00", "li", "shift.signed-on", {
		guards: [
			{ guard: "zhao", post: "gate-south" },
			{ guard: "qian", post: "patrol", leader: true },
		],
	});
	return told;
}

const change = (told: Night, time: string, data: object) =>
	told.person(time, "li", "shift.guards-changed", { ...data });
const onDuty = (told: Night) => [...told.state.shift.values()].flatMap(({ guards }) => guards);

test("a guard joins at a post in mid-shift, another leaves, and the rest stay as they were", () => {
	const told = night();
	told.device("06:30:00", "cp-b03", "patrol.checkin", { guard: "qian", method: "nfc" });
	const before = onDuty(told).find(({ guard }) => guard === "qian");
	expect(change(told, "07:00:00", { join: [{ guard: "sun", post: "patrol" }], leave: ["zhao"] })).toBeUndefined();
	expect(onDuty(told)).toEqual([before, { guard: "sun", post: "patrol" }]);
	expect(before).toMatchObject({ leader: true, seenAt: expect.any(Number) });
});

test("who is on duty and joins goes to the other post; a new leader is the only one", () => {
	const told = night();
	change(told, "07:00:00", { join: [{ guard: "zhao", post: "patrol", leader: true }] });
	expect(onDuty(told)).toMatchObject([
		{ guard: "qian", post: "patrol" },
		{ guard: "zhao", post: "patrol", leader: true },
	]);
	expect(onDuty(told).filter(({ leader }) => leader)).toHaveLength(1);
	expect(onDuty(told).find(({ guard }) => guard === "zhao")).not.toHaveProperty("fixed");
});

test("a guard at a gate who comes in mid-shift stands there, at a post that is not left empty", () => {
	const told = night();
	change(told, "07:00:00", { join: [{ guard: "sun", post: "gate-south" }] });
	expect(onDuty(told).find(({ guard }) => guard === "sun")).toEqual({
		...{ guard: "sun", post: "gate-south", fixed: true, zone: "gate-south" },
	});
});

test.each([
	["who is not there leaves", { leave: ["sun"] }, "leave: found sun, expected somebody who is on duty: zhao, qian"],
	["somebody joins and leaves at once", { join: ["zhao"], leave: ["zhao"] }, "found zhao, who joins too"],
	["somebody joins twice", { join: ["sun", { guard: "sun", post: "patrol" }] }, "found sun twice"],
	["nobody is named", { join: [], leave: [] }, "join, leave or both"],
	["both ways of saying it at once", { guards: ["sun"], leave: ["zhao"] }, "guards alone"],
])("it is refused when %s, and nobody's duty changes", (_what, data, says) => {
	const told = night();
	const before = onDuty(told);
	const problem = change(told, "07:00:00", data);
	expect([problem?.code, problem?.detail]).toEqual(["invalid", expect.stringContaining(says)]);
	expect(onDuty(told)).toEqual(before);
});

test("while nobody is signed on there is no duty to join", () => {
	expect(change(new Night(), "07:00:00", { join: ["zhao"] })).toMatchObject({
		state: "nobody-on",
		allowed: ["sign-on"],
	});
});

test("a guard who was not on duty can be sent once they have joined", () => {
	const told = night();
	told.device("07:00:00", "beam-east-3", "perimeter.beam-broken", { beams: [1] });
	told.acknowledge("07:00:05", "li");
	const send = (time: string) =>
		told.person(time, "li", "incident.dispatched", { incident: told.only.id, guard: "sun" });
	expect(send("07:00:10")?.detail).toBe("sun is not on duty; on duty: zhao, qian");
	change(told, "07:00:12", { join: [{ guard: "sun", post: "patrol" }] });
	expect(send("07:00:15")).toBeUndefined();
});
