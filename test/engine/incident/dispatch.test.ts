import { expect, test } from "vitest";
import type { OnDuty } from "../../../src/model/shift.ts";
import { instant, Night } from "../../scenario.ts";

const GUARDS: readonly OnDuty[] = [
	{ guard: "zhang", post: "patrol", zone: "east-3" },
	{ guard: "qian", post: "gate", fixed: true, zone: "east-3" },
	{ guard: "sun", post: "patrol", zone: "west-3" },
];

/** A panic that is taken, with a watch signed on. */
function panic(guards: readonly OnDuty[] | undefined = GUARDS): Night {
	const night = new Night();
	if (guards.length > 0) {
		night.state.shift.set("shf-1", {
			...{ id: "shf-1", rev: 0, plan: "night", operator: "li", startList: {}, guards },
			...{ since: instant("22:00:00"), endsAt: instant("24 06:00:00") },
		});
	}
	night.device("02:13:00", "panel-b03-2-0401", "home.panic", { button: "wall" });
	night.acknowledge("02:13:10", "li");
	return night;
}

const send = (night: Night, time: string, guard: string, more = {}) =>
	night.person(time, "li", "incident.dispatched", { incident: night.only.id, guard, ...more });
const answer = (night: Night, time: string, who: string, what: string, more = {}) =>
	night.person(time, who, `dispatch.${what}`, { incident: night.only.id, dispatch: last(night)?.id, ...more });
const last = (night: Night) => night.only.dispatches?.at(-1);

test("a guard is sent, accepts, arrives and is free again; each step is of that moment and restarts the act clock", () => {
	const night = panic();
	expect(send(night, "02:13:20", "zhang")).toBeUndefined();
	expect(night.only).toMatchObject({ state: "dispatched", due: { what: "act", at: instant("02:14:50") } });
	expect(night.state.shift.get("shf-1")?.guards[0]).toMatchObject({ incident: night.only.id });
	answer(night, "02:13:30", "zhang", "accepted");
	answer(night, "02:14:30", "zhang", "arrived");
	expect(night.only).toMatchObject({ state: "on-scene", due: { at: instant("02:16:00") } });
	expect(night.state.shift.get("shf-1")?.guards[0]).toMatchObject({ zone: "b03-2", seenAt: instant("02:14:30") });
	answer(night, "02:15:30", "zhang", "done");
	expect(last(night)).toMatchObject({
		...{ state: "done", sentAt: instant("02:13:20"), acceptedAt: instant("02:13:30") },
		...{ arrivedAt: instant("02:14:30"), doneAt: instant("02:15:30") },
	});
	expect(night.state.shift.get("shf-1")?.guards[0]?.incident).toBeUndefined();
	expect([...night.state.timer.keys()].filter((id) => id.startsWith("dsp-"))).toEqual([]);
});

test("nobody is sent to what nobody took", () => {
	const night = new Night();
	night.device("02:13:00", "panel-b03-2-0401", "home.panic", { button: "wall" });
	expect(send(night, "02:13:05", "zhang", { known: true })).toMatchObject({ code: "wrong-state", state: "open" });
	expect(night.only.dispatches).toBeUndefined();
});

test("a guard off duty is not sent; the answer names who is on", () => {
	const night = panic();
	const said = send(night, "02:13:20", "wu");
	expect(said).toMatchObject({ code: "wrong-state", state: "acknowledged" });
	expect(said?.detail).toContain("zhang, qian, sun");
});

test("a fixed post is left only when somebody covers it; the answer names who could", () => {
	const night = panic();
	expect(send(night, "02:13:20", "qian")?.detail).toContain("zhang, sun could");
	expect(send(night, "02:13:20", "qian", { coveredBy: "nobody" })).toMatchObject({ code: "wrong-state" });
	expect(send(night, "02:13:20", "qian", { coveredBy: "sun" })).toBeUndefined();
	expect(last(night)).toMatchObject({ guard: "qian", coveredBy: "sun" });
});

test("a fixed post that nobody could cover is left all the same: nobody is left without help for a gate", () => {
	const night = panic([{ guard: "qian", post: "gate-south", fixed: true }]);
	expect(send(night, "02:13:20", "qian", { coveredBy: "nobody" })).toMatchObject({ code: "wrong-state" });
	expect(send(night, "02:13:20", "qian")).toBeUndefined();
	expect(last(night)).toMatchObject({ guard: "qian", state: "sent" });
});

test("while no watch is signed on, any guard of the directory can be sent", () => {
	const night = panic([]);
	expect(send(night, "02:13:20", "wu", { known: false })).toMatchObject({ code: "invalid" });
	expect(send(night, "02:13:20", "wu", { known: true })).toBeUndefined();
});

test("told by radio, a guard has accepted; what the operator says later is on their behalf", () => {
	const night = panic();
	send(night, "02:13:20", "zhang", { byRadio: true });
	expect(last(night)).toMatchObject({ state: "accepted", byRadio: true });
	night.until("02:14:00");
	expect(last(night)?.state).toBe("accepted");
	answer(night, "02:14:10", "li", "arrived", { onBehalf: true });
	expect(last(night)).toMatchObject({ state: "arrived", byRadio: true });
});

test("who does not accept in time is unanswered: the next is proposed, then all, then it rings anew", () => {
	const night = panic();
	send(night, "02:13:20", "zhang");
	night.until("02:13:50");
	expect(last(night)).toMatchObject({ state: "unanswered", proposes: ["sun"] });
	expect(night.only).toMatchObject({ state: "open", reached: "dispatched", overdue: 1 });
	expect(night.why("dispatch.unanswered")).toContain("nobody-accepted");
	night.acknowledge("02:13:55", "li");
	send(night, "02:14:00", "sun");
	answer(night, "02:14:05", "sun", "declined", { reason: "with a child" });
	expect(last(night)).toMatchObject({ state: "declined", reason: "with a child", proposes: ["qian"] });
	night.acknowledge("02:14:08", "li");
	send(night, "02:14:10", "qian", { coveredBy: "zhang" });
	const { rang } = night.only;
	night.until("02:14:40");
	expect(night.why("dispatch.unanswered")).toContain("nobody-left");
	expect(night.only.state).toBe("open");
	expect(night.only.rang).toBeGreaterThan(rang);
	night.acknowledge("02:14:45", "li");
	expect(night.only.state).toBe("dispatched");
});

test("a guard who says yes late is on the way all the same", () => {
	const night = panic();
	send(night, "02:13:20", "zhang");
	night.until("02:14:00");
	expect(answer(night, "02:14:05", "zhang", "accepted")).toBeUndefined();
	expect(last(night)).toMatchObject({ state: "accepted" });
	expect(last(night)?.proposes).toBeUndefined();
});

test("where lives are at stake, nobody there within five minutes sounds", () => {
	const night = panic();
	send(night, "02:13:20", "zhang", { byRadio: true });
	for (const time of ["02:14:30", "02:15:30", "02:16:30", "02:17:30"])
		night.person(time, "li", "incident.noted", { incident: night.only.id, text: "still walking" });
	expect(night.only.overdue).toBeUndefined();
	night.until("02:18:20");
	expect(night.only.overdue).toBe(1);
	expect(night.why("dispatch.arrive-overdue")).toContain("overdue");
	expect(night.only.state).toBe("open");
});

test("what is not possible with a dispatch says how far it is and what is", () => {
	const night = panic();
	send(night, "02:13:20", "zhang");
	expect(send(night, "02:13:25", "zhang")).toMatchObject({ code: "wrong-state" });
	expect(answer(night, "02:13:30", "zhang", "done")).toMatchObject({
		...{ code: "wrong-state", state: "sent", allowed: ["accept", "decline", "arrive"] },
	});
	expect(night.person("02:13:30", "zhang", "dispatch.done", { incident: "inc-99", dispatch: "dsp-9" })).toMatchObject({
		code: "wrong-state",
	});
});

test("guards of a resolved incident are free", () => {
	const night = panic();
	send(night, "02:13:20", "zhang", { byRadio: true });
	night.resolve("02:14:30", "li");
	expect(night.ended[0]?.dispatches).toMatchObject([{ state: "done", doneAt: instant("02:14:30") }]);
	expect(night.state.shift.get("shf-1")?.guards[0]?.incident).toBeUndefined();
});

test("one who is on the way elsewhere is not sent beside that: the answer names who is free; redirected, the other place rings", () => {
	const night = panic();
	expect(send(night, "02:13:20", "zhang", { reach: "app" })).toBeUndefined();
	const first = night.only.id;
	night.device("02:13:30", "panel-b07-1-0201", "home.panic", { button: "wall" });
	const second = [...night.state.incident.keys()].find((id) => id !== first) ?? expect.fail();
	const { rev = 0 } = night.state.incident.get(second) ?? {};
	expect(night.person("02:13:35", "li", "incident.acknowledged", { incident: second, rev })).toBeUndefined();
	const sendOn = (more = {}) =>
		night.person("02:13:40", "li", "incident.dispatched", { incident: second, guard: "zhang", ...more });
	const refused = sendOn();
	expect(refused?.detail).toBe(
		`zhang is on the way to ${first}: found no redirect, expected redirect, or who is free: qian, sun`,
	);
	expect(night.state.incident.get(second)?.dispatches).toBeUndefined();
	expect(sendOn({ redirect: true })).toBeUndefined();
	expect(night.state.incident.get(second)?.dispatches).toMatchObject([{ guard: "zhang", state: "sent" }]);
	const left = night.state.incident.get(first);
	expect(left).toMatchObject({
		state: "open",
		dispatches: [{ state: "declined", reason: `→ ${second}`, proposes: ["sun"] }],
	});
});

test("a phone confirms without a word of its guard: no state and no deadline moves, and what is over says so", () => {
	const night = panic();
	send(night, "02:13:20", "zhang", { reach: "app" });
	const due = night.only.due;
	answer(night, "02:13:21", "zhang", "received");
	answer(night, "02:13:25", "zhang", "seen");
	answer(night, "02:13:26", "zhang", "received");
	expect(last(night)).toMatchObject({
		...{ state: "sent", reach: "app", receivedAt: instant("02:13:21"), seenAt: instant("02:13:25") },
	});
	expect(night.only.due).toEqual(due);
	answer(night, "02:13:30", "li", "declined", { onBehalf: true });
	const late = night.person("02:13:31", "zhang", "dispatch.accepted", {
		...{ incident: night.only.id, dispatch: last(night)?.id },
	});
	expect(late).toMatchObject({ code: "wrong-state", state: "declined", allowed: [] });
});
