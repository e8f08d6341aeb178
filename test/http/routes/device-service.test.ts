import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { now } from "../../waiting.ts";
import { openRig, type Person, type Rig } from "../rig.ts";

let rig: Rig;
let operator: Person;
beforeAll(async () => {
	rig = await openRig();
	operator = await rig.person("operator", "li");
}, 60_000);
afterAll(() => rig.close());

const until = new Date(now() + 3_600_000).toISOString();
const body = { reason: "new lens", until, watch: "guard Chen" };

describe("a device", () => {
	test("is taken out of service with its end, reason and watch, and its alarms are recorded only", async () => {
		const out = await operator.call("POST", "/devices/beam-east-3/out-of-service", body);
		expect(out).toMatchObject({
			status: 200,
			json: { state: "out-of-service", outOfService: { ...body, by: "li", beneath: "unknown" } },
		});
		const seq = await rig.says("beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
		const { json } = await operator.call("GET", `/events/${seq}`);
		expect(json.outcomes.map(({ because }: { because: string }) => because)).toEqual([
			"raised",
			"out-of-service",
			"opened",
		]);
		expect((await operator.call("GET", `/incidents/${json.incident}`)).json).toMatchObject({ quiet: true });
		const back = await operator.call("POST", "/devices/beam-east-3/in-service");
		expect(back).toMatchObject({ status: 200, json: { state: "online" } });
		const shown = (await operator.call("GET", `/incidents/${json.incident}`)).json;
		expect(shown).toMatchObject({ state: "open", due: { what: "acknowledge" } });
	});

	test("rings for life all the same, and says that it is out of service", async () => {
		await operator.call("POST", "/devices/panel-b03-2-0401/out-of-service", body);
		const seq = await rig.says("panel-b03-2-0401", "home.panic", { button: "wall" });
		const { json } = await operator.call("GET", `/incidents/inc-${seq}`);
		expect(json).toMatchObject({ state: "open", priority: "critical", due: { what: "acknowledge" } });
		expect(json.words.en).toContain("device out of service");
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
