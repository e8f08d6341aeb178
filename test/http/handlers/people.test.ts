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
		{ name: "gao", role: "guard", displayName: "gao" },
		{ name: "li", role: "operator", displayName: "li" },
		{ name: "zhao", role: "captain", displayName: "zhao" },
	]);
});

test("people have names: whoever works here reads them, telephone and staff number stay with captain and administrator", async () => {
	const captain = await rig.person("captain", "captain-sun");
	const operator = await rig.person("operator", "operator-sun");
	const manager = await rig.person("manager", "manager-sun");
	const wang = {
		...{ name: "wang.qiang", role: "guard", displayName: " 王强 ", callSign: "03" },
		...{ staffNumber: "A-017", phone: "+86 138 0000 0000", language: "zh-CN" },
	};
	const added = await captain.call("POST", "/users", { ...wang, password: "correct horse 7 battery" });
	expect([added.status, added.answer]).toMatchObject([201, { ...wang, displayName: "王强" }]);
	const found = async (person: typeof captain, path: "/users?limit=1000" | "/people?limit=1000") => {
		const { answer } = await person.call("GET", path);
		return answer.items?.find(({ name }: { name: string }) => name === "wang.qiang");
	};
	expect(await found(captain, "/users?limit=1000")).toMatchObject({ ...wang, displayName: "王强" });
	const told = { name: "wang.qiang", role: "guard", displayName: "王强", callSign: "03" };
	const guard = await rig.person("guard", "guard-sun");
	for (const person of [guard, operator, manager, captain])
		expect(await found(person, "/people?limit=1000")).toEqual(told);
	expect((await operator.call("GET", "/users")).status).toBe(403);

	const session = await captain.call("PATCH", "/users/wang.qiang", { displayName: "王小强", phone: null });
	expect([session.status, session.answer.displayName, session.answer.phone]).toEqual([200, "王小强", undefined]);
	expect(rig.access.people.find("wang.qiang")).not.toHaveProperty("phone");
	const entries = await manager.call("GET", "/events?type=user.details-changed");
	expect(entries.answer.items?.map(({ data }: { data: object }) => data)).toEqual([{ user: "wang.qiang" }]);
	expect(entries.text).not.toContain("王");
});

test("a renamed person stays signed in, and their session says what they are called", async () => {
	const guard = await rig.person("guard", "ma");
	const captain = await rig.person("captain", "captain-ma");
	await captain.call("PATCH", "/users/ma", { displayName: "马 超" });
	expect((await guard.call("GET", "/session")).answer).toMatchObject({ user: "ma", displayName: "马 超" });
});

test.each([
	["displayName", ""],
	["displayName", "two\nlines"],
	["displayName", "x".repeat(65)],
	["phone", "ring me"],
	["language", "fr"],
])("%s %j is refused, and changes nothing", async (key, value) => {
	const captain = await rig.person("captain");
	const name = `${captain.name}-guard`;
	await rig.access.people.add({ name, role: "guard", password: "correct horse 7 battery", by: "hub" });
	const { status } = await captain.call("PATCH", `/users/${name}`, { [key]: value });
	expect(status).toBe(422);
	expect(rig.access.people.find(name)).not.toHaveProperty(key);
});
