import { afterAll, beforeAll, expect, test } from "vitest";
import { openRig, type Person, type Rig } from "../rig.ts";

let rig: Rig;
let captain: Person;
beforeAll(async () => {
	rig = await openRig();
	captain = await rig.person("captain");
});
afterAll(() => rig.close());

test("a drill begins, runs on the live console marked as one, and is ended by a real alarm", async () => {
	const begun = await captain.call("POST", "/drills", { scenario: "wall-climb" });
	expect(begun).toMatchObject({ status: 201, json: { scenario: "wall-climb", by: captain.name } });
	expect((await captain.call("POST", "/drills", { scenario: "smoke-in-flat" })).json).toMatchObject({
		status: 409,
		state: "running",
		allowed: ["end"],
	});
	await rig.journal.advanceTime(Date.parse(begun.json.since) + 10_000);
	expect((await captain.call("GET", "/incidents")).json.items).toMatchObject([
		{ type: "perimeter.breach", drill: true, corroborated: true },
	]);
	expect((await captain.call("GET", "/alarms")).json.items).toMatchObject([{ drill: true }, { drill: true }]);
	await rig.says("beam-west-3", "perimeter.beam-broken", { beams: [1, 2] });
	expect((await captain.call("GET", "/drills")).json.items).toMatchObject([{ endedBy: "real-alarm" }]);
	expect((await captain.call("GET", "/incidents?open=true")).json.items).toMatchObject([{ zone: "west-3" }]);
	const { id } = begun.json;
	expect((await captain.call("POST", `/drills/${id}/end`)).json).toMatchObject({ status: 409, state: "ended" });
});

test("a drill that the site does not have is refused with those it has", async () => {
	const { status, json } = await captain.call("POST", "/drills", { scenario: "dragon" });
	expect(status).toBe(422);
	expect(json.detail).toContain("smoke-in-flat");
	expect((await captain.call("POST", "/drills/drl-99999/end")).status).toBe(404);
	expect((await captain.call("GET", "/site")).json.drills).toMatchObject([
		{ id: "wall-climb", words: { "zh-CN": "有人翻越东墙" } },
		{ id: "smoke-in-flat" },
	]);
});
