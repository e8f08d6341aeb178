import { afterAll, beforeAll, expect, test } from "vitest";
import { now } from "../../waiting.ts";
import { openRig, type Person, type Rig } from "../rig.ts";

let rig: Rig;
let operator: Person;
beforeAll(async () => {
	rig = await openRig();
	operator = await rig.person("operator", "li");
});
afterAll(() => rig.close());

const inMinutes = (minutes: number) => new Date(now() + minutes * 60_000).toISOString();

test("weather is declared, listed, shown on its zones, makes a single beam medium, and is ended once", async () => {
	const body = { zones: ["west-1", "west-2"], until: inMinutes(20), reason: "storm" };
	const declared = await operator.call("POST", "/weather", body);
	expect(declared).toMatchObject({ status: 201, json: { zones: body.zones, by: "li", reason: "storm" } });
	const { id } = declared.answer;
	const listed = await operator.call("GET", "/weather?open=true");
	expect(listed.answer.items).toEqual([declared.json]);
	const bypassed = await operator.call("GET", "/bypasses?order=asc");
	expect(bypassed.answer.items).toMatchObject([
		{ why: "weather", zone: "west-1" },
		{ why: "weather", zone: "west-2" },
	]);
	await rig.says("beam-west-2", "perimeter.beam-broken", { beams: [1] });
	const { answer } = await operator.call("GET", "/incidents?zone=west-2");
	expect(answer.items).toMatchObject([{ type: "perimeter.breach", priority: "medium" }]);
	const ended = await operator.call("POST", `/weather/${id}/end`);
	expect(ended).toMatchObject({ status: 200, json: { id, endedAt: expect.any(String) } });
	expect((await operator.call("POST", `/weather/${id}/end`)).status).toBe(409);
	expect((await operator.call("POST", "/weather/wth-99999/end")).status).toBe(404);
	expect((await operator.call("GET", "/bypasses")).answer.items).toEqual([]);
});

test("weather is not declared for longer than half an hour, nor where there is no zone", async () => {
	const tooLong = await operator.call("POST", "/weather", { zones: ["west-1"], until: inMinutes(40), reason: "storm" });
	expect(tooLong).toMatchObject({ status: 422, json: { mistakes: [{ path: "body.until" }] } });
	const nowhere = await operator.call("POST", "/weather", { zones: ["moon"], until: inMinutes(5), reason: "storm" });
	expect(nowhere).toMatchObject({ status: 422, json: { detail: expect.stringContaining("moon") } });
});

test("the same idempotency key declares weather once", async () => {
	const body = { zones: ["east-1"], until: inMinutes(10), reason: "rain" };
	const first = await operator.call("POST", "/weather", body, { "idempotency-key": "storm-1" });
	const again = await operator.call("POST", "/weather", body, { "idempotency-key": "storm-1" });
	expect(again.answer.id).toBe(first.answer.id);
});
