import { afterAll, beforeAll, expect, test } from "vitest";
import { openRig, type Rig } from "../rig.ts";

let rig: Rig;
beforeAll(async () => {
	rig = await openRig();
});
afterAll(() => rig.close());

test("who can be named is listed by name and role to who names them: no manager, nobody who has left, nothing else of them", async () => {
	const operator = await rig.person("operator", "li");
	await rig.person("captain", "zhao");
	await rig.person("manager", "mei");
	await rig.person("guard", "gao");
	await rig.access.people.disable({ name: (await rig.person("guard", "qian")).name, by: "user:zhao" });
	const { status, answer } = await operator.call("GET", "/people?limit=1000");
	expect(status).toBe(200);
	expect(answer.items).toEqual([
		{ name: "gao", role: "guard" },
		{ name: "li", role: "operator" },
		{ name: "zhao", role: "captain" },
	]);
});
