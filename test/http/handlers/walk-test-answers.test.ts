import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sevenPast, until } from "../../waiting.ts";
import { openRig, type Person, type Rig } from "../rig.ts";

let rig: Rig;
let captain: Person;
let page: Awaited<ReturnType<Person["follow"]>>;
let at = sevenPast();
beforeAll(async () => {
	rig = await openRig({ clock: { now: () => at, speed: 1 } });
	captain = await rig.person("captain", "zhao");
	await captain.call("POST", "/shifts/sign-on", {});
	page = await captain.follow();
});
afterAll(() => rig.close());

const later = async (ms: number) => {
	at += ms;
	await rig.journal.advanceTime(at);
};

/** Somebody walks past it: the report's seq. */
const passes = (zone: string) => rig.says(`beam-${zone}`, "perimeter.beam-broken", { beams: [1, 2] });
const incidentOf = async (seq: number) => {
	const { incident } = (await captain.call("GET", `/events/${seq}`)).answer;
	return (await captain.call("GET", `/incidents/${incident}`)).answer;
};

describe("an answer in a walk test of the west wall", () => {
	let id: string;
	beforeEach(async () => {
		await later(1_800_000);
		await captain.call("POST", "/shifts/present");
		// Nobody tests a wall beside an empty guard room: the page says that it is there.
		page.socket.send(JSON.stringify({ type: "presence", sound: true }));
		const begun = await until(async () => {
			const reply = await captain.call("POST", "/walk-tests", { of: "west" });
			return reply.status === 201 && reply;
		});
		({ id } = begun.answer);
		return async () => {
			await captain.call("POST", `/walk-tests/${id}/end`);
		};
	});
	const answer = (body: unknown) => captain.call("POST", `/walk-tests/${id}/confirm`, body);

	test("to the question that is asked: the detector has passed, and nothing rings", async () => {
		const seq = await passes("west-3");
		const [asked] = (await captain.call("GET", "/walk-tests?open=true")).answer.items;
		expect(asked?.asks).toEqual({ "beam-west-3": { seq, at: new Date(at).toISOString() } });
		expect(await incidentOf(seq)).toMatchObject({ rang: 0, owes: { because: "walk-test" } });
		await later(20_000);
		const reply = await answer({ seq });
		expect(reply).toMatchObject({ status: 200, json: { passed: { "beam-west-3": at, "beam-west-4": 0 } } });
		expect(reply.json).not.toHaveProperty("asks");
		await later(60_000);
		expect(await incidentOf(seq)).toMatchObject({ rang: 0, state: "resolved", cause: "drill" });
		expect((await answer({ seq })).status, "what was answered is asked no more").toBe(409);
	});

	test("to a report 31 s old: it has rung, and is to be taken", async () => {
		const seq = await passes("west-2");
		await later(31_000);
		const reply = await answer({ seq });
		expect(reply).toMatchObject({ status: 409, json: { state: "rung", allowed: ["acknowledge"] } });
		expect(reply.problem.detail).toContain(`found ${seq}, a report 31 s old, expected one of the last 30 s`);
		const { state, rang } = await incidentOf(seq);
		expect({ state, rings: rang > seq }).toEqual({ state: "open", rings: true });
	});

	test("to a report of another wall, which guards and has rung", async () => {
		const asked = await passes("west-1");
		const seq = await passes("east-3");
		expect((await incidentOf(seq)).rang).toBe(seq);
		const reply = await answer({ seq });
		expect(reply).toMatchObject({ status: 409, json: { state: "under-test", allowed: [String(asked)] } });
		expect(reply.problem.detail).toContain(`found an answer for ${seq}, asked is ${asked}`);
		expect(await incidentOf(seq)).toMatchObject({ state: "open" });
	});

	test("after its end: it has ended, and what nobody confirmed rings", async () => {
		const seq = await passes("west-4");
		await captain.call("POST", `/walk-tests/${id}/end`);
		expect((await incidentOf(seq)).rang).toBeGreaterThan(seq);
		const reply = await answer({ seq });
		expect(reply).toMatchObject({ status: 409, json: { state: "ended", allowed: [] } });
		expect(reply.problem.detail).toContain(id);
	});

	test("that names no report, in a test that never was, or by whom it is not for", async () => {
		for (const body of [{}, { seq: "one" }, { seq: -1 }]) expect((await answer(body)).status).toBe(422);
		expect((await captain.call("POST", "/walk-tests/wlk-999999/confirm", { seq: 1 })).status).toBe(404);
		const guard = await rig.person("guard");
		expect((await guard.call("POST", `/walk-tests/${id}/confirm`, { seq: 1 })).status).toBe(403);
	});
});
