import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { now } from "../../waiting.ts";
import { openRig, type Person, type Rig } from "../rig.ts";

let rig: Rig;
let operator: Person;
beforeAll(async () => {
	rig = await openRig();
	operator = await rig.person("operator", "li");
});
afterAll(() => rig.close());

describe("a walk test", () => {
	test("is begun, shows what passed, is one of the bypassed things, and is ended", async () => {
		const begun = await operator.call("POST", "/walk-tests", { of: "east", reason: "monthly" });
		const { id } = begun.answer;
		expect(begun).toMatchObject({ status: 201, json: { of: "east", by: "li", passed: { "beam-east-3": 0 } } });
		const seq = await rig.says("beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
		await rig.says("beam-east-3", "perimeter.restored", { of: "perimeter.beam-broken" });
		await operator.call("POST", `/walk-tests/${id}/confirm`, { seq });
		const running = (await operator.call("GET", "/walk-tests?open=true")).answer.items;
		expect(running).toMatchObject([{ id, passed: { "beam-east-3": expect.any(Number), "beam-east-4": 0 } }]);
		expect(running[0]?.passed["beam-east-3"]).toBeGreaterThan(0);
		const bypassed = (await operator.call("GET", "/bypasses?order=asc")).answer.items;
		expect(bypassed.map((one) => one.id)).toEqual([1, 2, 4].map((n) => `walk-test:east-${n}`));
		expect(bypassed[0]).toMatchObject({ by: "li", reason: "monthly", until: begun.answer.until });
		const ended = await operator.call("POST", `/walk-tests/${id}/end`);
		expect(ended).toMatchObject({ status: 200, json: { id, endedAt: expect.any(String) } });
		expect((await operator.call("GET", "/bypasses")).answer.items).toEqual([]);
		expect((await operator.call("GET", "/walk-tests?open=true")).answer.items).toEqual([]);
		expect((await operator.call("GET", "/walk-tests")).answer.items).toMatchObject([{ id }]);
	});

	test("is one at a time, of what the site has, and is ended once", async () => {
		expect((await operator.call("POST", "/walk-tests", { of: "moon" })).status).toBe(422);
		const { answer } = await operator.call("POST", "/walk-tests", { of: "west" });
		expect((await operator.call("POST", "/walk-tests", { of: "b03" })).status).toBe(409);
		expect(await operator.call("POST", "/walk-tests", { of: "b03-2-0401" })).toMatchObject({
			status: 409,
			json: { state: "under-test", allowed: ["end"] },
		});
		await operator.call("POST", `/walk-tests/${answer.id}/end`);
		expect(await operator.call("POST", `/walk-tests/${answer.id}/end`)).toMatchObject({
			status: 409,
			json: { state: "ended", allowed: [] },
		});
		expect((await operator.call("POST", "/walk-tests/wlk-999/end")).status).toBe(404);
	});
});

test("what guards less is listed by zone, with who watches, while it lasts", async () => {
	const until = new Date(now() + 3_600_000).toISOString();
	const body = { reason: "new lens", until, watch: "li" };
	await operator.call("POST", "/devices/beam-north-3/out-of-service", body);
	const { answer } = await operator.call("GET", "/bypasses?zone=north-3");
	expect(answer.items).toMatchObject([{ why: "out-of-service", device: "beam-north-3", ...body, by: "li" }]);
	expect((await operator.call("GET", "/bypasses?zone=north-1")).answer.items).toEqual([]);
	await operator.call("POST", "/devices/beam-north-3/in-service");
	expect((await operator.call("GET", "/bypasses")).answer.items).toEqual([]);
});
