import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { now } from "../../waiting.ts";
import { openRig, type Person, type Rig } from "../rig.ts";

let rig: Rig;
let operator: Person;
let captain: Person;
beforeAll(async () => {
	rig = await openRig();
	operator = await rig.person("operator", "li");
	captain = await rig.person("captain", "zhao");
});
afterAll(() => rig.close());

const inMinutes = (minutes: number) => new Date(now() + minutes * 60_000).toISOString();

async function raised(device: string, type: string, data: Record<string, unknown> = {}) {
	return `alm-${await rig.says(device, type, data)}`;
}

async function alarm(id: string) {
	const { answer } = await operator.call("GET", "/alarms?limit=1000");
	return answer.items.find((one) => one.id === id) ?? expect.fail(id);
}

async function shelve(who: Person, id: string, minutes: number, reason = "a branch in the wind") {
	return who.call("POST", `/alarms/${id}/shelve`, { reason, until: inMinutes(minutes) });
}

describe("an alarm", () => {
	test("that is high is shelved by an operator, waits for the captain's word, and is quiet then", async () => {
		const id = await raised("beam-east-1", "perimeter.beam-broken", { beams: [1] });
		const { incident } = await alarm(id);
		const { rev } = (await operator.call("GET", `/incidents/${incident}`)).answer;
		await operator.call("POST", `/incidents/${incident}/acknowledge`, { rev });
		const asked = await shelve(operator, id, 20);
		expect(asked).toMatchObject({ status: 200, json: { id, shelved: { by: "li", unconfirmed: true } } });
		expect((await operator.call("GET", `/incidents/${incident}`)).json).not.toHaveProperty("quiet");
		const confirmed = await captain.call("POST", `/alarms/${id}/confirm`);
		expect(confirmed).toMatchObject({ status: 200, json: { shelved: { confirmedBy: "zhao", by: "li" } } });
		const { answer } = await operator.call("GET", `/incidents/${incident}`);
		expect(answer).toMatchObject({ quiet: true });
		expect(answer).not.toHaveProperty("due");
		await rig.says("beam-east-1", "perimeter.beam-broken", { beams: [1] });
		expect(await alarm(id)).toMatchObject({ hidden: 1 });
		const owing = (await operator.call("GET", `/incidents/${incident}`)).answer;
		expect(owing).toMatchObject({
			state: "acknowledged",
			owes: { because: "shelved", dueAt: asked.answer.shelved?.until },
		});
		await rig.says("beam-east-1", "perimeter.beam-broken", { beams: [1, 2] });
		expect((await operator.call("GET", `/incidents/${incident}`)).json, "strong is not quiet there").toMatchObject({
			state: "open",
		});
	});

	test("is confirmed by no one but a captain", async () => {
		const id = await raised("beam-west-1", "perimeter.beam-broken", { beams: [1, 2] });
		await shelve(operator, id, 20);
		for (const who of [operator, await rig.person("admin")]) {
			const reply = await who.call("POST", `/alarms/${id}/confirm`);
			expect(reply).toMatchObject({ status: 403, json: { type: "urn:gatehouse:problem:forbidden" } });
		}
		expect((await alarm(id)).shelved).toMatchObject({ unconfirmed: true });
	});

	test("shelved by a captain is confirmed by that, and comes back when it is unshelved", async () => {
		const id = await raised("beam-south-1", "perimeter.beam-broken", { beams: [1, 2] });
		expect((await shelve(captain, id, 20)).answer.shelved).toMatchObject({ confirmedBy: "zhao" });
		const back = await operator.call("POST", `/alarms/${id}/unshelve`);
		expect(back).toMatchObject({ status: 200, json: { active: true, acknowledged: false } });
		expect(back.json).not.toHaveProperty("shelved");
		expect((await operator.call("POST", `/alarms/${id}/unshelve`, { reason: "again" })).json).toMatchObject({
			type: "urn:gatehouse:problem:wrong-state",
			state: "active",
			allowed: ["shelve"],
		});
	});

	test("for life is never shelved, whoever asks: the answer says its state and that nothing is allowed", async () => {
		const id = await raised("panel-b03-2-0401", "home.panic", { button: "wall" });
		for (const who of [operator, captain]) {
			expect(await shelve(who, id, 1)).toMatchObject({
				status: 409,
				json: { type: "urn:gatehouse:problem:wrong-state", state: "active", allowed: [] },
			});
		}
	});

	test("is shelved no longer than its priority allows, nor without a reason or an end", async () => {
		const id = await raised("panel-b03-2-0402", "home.water");
		const long = await shelve(operator, id, 9 * 60);
		expect(long).toMatchObject({ status: 422, json: { allowed: ["shelve"], mistakes: [{ path: "body.until" }] } });
		expect(long.problem.detail).toContain("at most 480 min");
		expect((await shelve(operator, id, -1)).status).toBe(422);
		expect((await shelve(operator, id, 60, "  ")).status).toBe(422);
		expect((await operator.call("POST", `/alarms/${id}/shelve`, { reason: "no end" })).status).toBe(422);
		expect((await operator.call("POST", `/alarms/${id}/shelve`, { reason: "x", until: "soon" })).status).toBe(422);
		expect((await shelve(operator, id, 8 * 60 - 1)).status).toBe(200);
	});

	test("that was reset says so, and one that never was is not found", async () => {
		const id = await raised("beam-north-2", "perimeter.tamper");
		const { incident } = await alarm(id);
		const { rev } = (await operator.call("GET", `/incidents/${incident}`)).answer;
		await operator.call("POST", `/incidents/${incident}/acknowledge`, { rev });
		await operator.call("POST", `/incidents/${incident}/resolve`, { rev: rev + 1, cause: "unknown" });
		expect(await shelve(operator, id, 20)).toMatchObject({ status: 409, json: { state: "resolved", allowed: [] } });
		expect((await shelve(operator, "alm-999999", 20)).status).toBe(404);
	});

	test("is shelved once by a request that is sent twice, and the journal says who and why", async () => {
		const id = await raised("panel-b03-2-0501", "home.water");
		const headers = { "idempotency-key": randomUUID() };
		const body = { reason: "a wet sensor", until: inMinutes(60) };
		for (let i = 0; i < 2; i++) {
			const reply = await operator.call("POST", `/alarms/${id}/shelve`, body, headers);
			expect(reply).toMatchObject({ status: 200, json: { shelved: { renewals: 0 } } });
		}
		const { answer } = await operator.call("GET", "/events?type=alarm.shelved&limit=1");
		expect(answer.items).toMatchObject([
			{ source: "user:li", data: { alarm: id, reason: body.reason, role: "operator" } },
		]);
	});
});
