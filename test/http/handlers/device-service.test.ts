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

const until = new Date(now() + 3_600_000).toISOString();
const body = { reason: "new lens", until, watch: "zhao" };

describe("a device", () => {
	test("is taken out of service with its end, reason and watch, and its alarms are recorded only", async () => {
		const out = await operator.call("POST", "/devices/beam-east-3/out-of-service", body);
		expect(out).toMatchObject({
			status: 200,
			json: { state: "out-of-service", outOfService: { ...body, by: "li", beneath: "unknown", unaccepted: true } },
		});
		const accepted = await captain.call("POST", "/devices/beam-east-3/out-of-service/accept");
		expect(accepted).toMatchObject({ status: 200, json: { outOfService: { watch: "zhao" } } });
		expect(accepted.answer.outOfService).not.toHaveProperty("unaccepted");
		const seq = await rig.says("beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
		const { answer } = await operator.call("GET", `/events/${seq}`);
		expect(answer.outcomes.map(({ because }) => because)).toEqual(["raised", "opened", "out-of-service"]);
		expect((await operator.call("GET", `/incidents/${answer.incident}`)).json).toMatchObject({ quiet: true });
		const back = await operator.call("POST", "/devices/beam-east-3/in-service");
		expect(back).toMatchObject({ status: 200, json: { state: "online" } });
		const shown = (await operator.call("GET", `/incidents/${answer.incident}`)).answer;
		expect(shown).toMatchObject({ state: "open", due: { what: "acknowledge" } });
	});

	test("rings as ever until its watch has accepted, and nobody else accepts for them", async () => {
		const path = "/devices/beam-west-1/out-of-service";
		expect((await operator.call("POST", path, body)).answer.outOfService).toMatchObject({ unaccepted: true });
		const seq = await rig.says("beam-west-1", "perimeter.beam-broken", { beams: [1, 2] });
		const { answer: incident } = await operator.call("GET", `/incidents/inc-${seq}`);
		expect(incident).toMatchObject({ state: "open", rang: seq });
		expect(incident).not.toHaveProperty("quiet");
		for (const who of [operator, await rig.person("captain"), await rig.person("admin")]) {
			expect(await who.call("POST", `${path}/accept`)).toMatchObject({
				status: 409,
				json: { state: "out-of-service", allowed: ["in-service"], detail: expect.stringContaining("zhao was asked") },
			});
		}
		expect((await (await rig.person("guard")).call("POST", `${path}/accept`)).status).toBe(409);
		expect((await (await rig.person("manager")).call("POST", `${path}/accept`)).status).toBe(403);
		expect((await captain.call("POST", `${path}/accept`)).status).toBe(200);
		const twice = await captain.call("POST", `${path}/accept`);
		expect(twice).toMatchObject({ status: 409, json: { state: "out-of-service", allowed: ["in-service"] } });
		expect(twice.problem.detail).toContain("has its watch already");
		expect(await captain.call("POST", "/devices/beam-west-2/out-of-service/accept")).toMatchObject({
			status: 409,
			json: { allowed: ["out-of-service"] },
		});
		await operator.call("POST", "/devices/beam-west-1/in-service");
	});

	test("is watched by a guard who was named, once he has accepted", async () => {
		const guard = await rig.person("guard", "wang");
		const path = "/devices/beam-west-3/out-of-service";
		const out = await operator.call("POST", path, { ...body, watch: "wang" });
		expect(out).toMatchObject({ status: 200, json: { outOfService: { watch: "wang", unaccepted: true } } });
		const accepted = await guard.call("POST", `${path}/accept`);
		expect(accepted).toMatchObject({ status: 200, json: { outOfService: { watch: "wang" } } });
		expect(accepted.answer.outOfService).not.toHaveProperty("unaccepted");
	});

	test("is watched by nobody who is not there, has left, or could not accept: the answer says who may", async () => {
		await rig.person("manager", "sun");
		await rig.person("guard", "gone");
		await rig.access.people.disable({ name: "gone", by: "user:li" });
		for (const watch of ["nobody", "sun", "gone"]) {
			const reply = await operator.call("POST", "/devices/beam-west-4/out-of-service", { ...body, watch });
			const expected = "somebody here who is guard or operator or captain or admin";
			expect(reply).toMatchObject({
				status: 422,
				json: { mistakes: [{ path: "body.watch", found: JSON.stringify(watch), expected }] },
			});
		}
		const untouched = await operator.call("GET", "/devices/beam-west-4");
		expect(untouched.json).not.toHaveProperty("outOfService");
	});

	test("rings for life all the same, and says that it is out of service", async () => {
		await operator.call("POST", "/devices/panel-b03-2-0401/out-of-service", body);
		const seq = await rig.says("panel-b03-2-0401", "home.panic", { button: "wall" });
		const { answer } = await operator.call("GET", `/incidents/inc-${seq}`);
		expect(answer).toMatchObject({ state: "open", priority: "critical", due: { what: "acknowledge" } });
		expect(answer.words.en).toContain("device out of service");
	});

	test("of the wall, or with a panic button, is not left without a watch", async () => {
		for (const id of ["beam-east-1", "panel-b03-2-0402"]) {
			const reply = await operator.call("POST", `/devices/${id}/out-of-service`, { reason: "new lens", until });
			expect(reply).toMatchObject({ status: 422, json: { mistakes: [{ path: "body.watch" }] } });
		}
	});

	test("needs an end and a reason, is in service only once it was out, and must be there", async () => {
		const path = "/devices/cam-gate-south-1/out-of-service";
		for (const wrong of [
			{ reason: "x" },
			{ until },
			{ reason: " ", until },
			{ reason: "x", until: "2020-01-01T00:00:00Z" },
		]) {
			expect((await operator.call("POST", path, wrong)).status).toBe(422);
		}
		expect(await operator.call("POST", "/devices/cam-gate-south-1/in-service")).toMatchObject({
			status: 409,
			json: { state: "unknown", allowed: ["out-of-service"] },
		});
		expect((await operator.call("POST", "/devices/beam-moon-1/out-of-service", body)).status).toBe(404);
	});
});
