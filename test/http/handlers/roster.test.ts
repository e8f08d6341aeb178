import { afterAll, beforeAll, expect, test } from "vitest";
import { startOfDay } from "../../../src/model/site-day.ts";
import { openRig, type Person, type Rig } from "../rig.ts";

let rig: Rig;
let captain: Person;
let operator: Person;
let guard: Person;
beforeAll(async () => {
	rig = await openRig();
	captain = await rig.person("captain", "chen");
	operator = await rig.person("operator", "li");
	guard = await rig.person("guard", "zhao");
	await rig.access.people.setDetails({ name: "zhao", details: { displayName: "赵建军" }, by: "hub" });
});
afterAll(() => rig.close());

test("a month of who is on is read by operator and captain, with people's names", async () => {
	const { status, answer } = await operator.call("GET", "/roster?from=2026-11-01&to=2026-11-30");
	expect([status, answer.items?.length]).toEqual([200, 90]);
	const people = answer.items?.flatMap(({ posts }) => posts.map((one) => one.guard)) ?? [];
	expect(people).toContainEqual({ name: "zhao", displayName: "赵建军" });
	expect(new Set(people.map(({ name }) => name)).size).toBe(16);
	expect((await captain.call("GET", "/roster")).status).toBe(200);
});

test("a guard reads their own duties only", async () => {
	const { answer } = await guard.call("GET", "/roster?from=2026-11-01&to=2026-11-30");
	const named = new Set(answer.items?.flatMap(({ posts }) => posts.map((one) => one.guard.name)));
	expect([...named]).toEqual(["zhao"]);
	expect(answer.items?.length).toBeGreaterThan(20);
});

test("of instants the span is half open, and too long a one is refused", async () => {
	const midnight = startOfDay("2026-11-02", rig.hub.site().timeZone);
	const [from, to] = [0, 16 * 3_600_000].map((after) => new Date(midnight + after).toISOString());
	const span = `from=${from}&to=${to}`;
	const { answer } = await operator.call("GET", `/roster?${span}`);
	expect(answer.items?.map(({ shift }) => shift)).toEqual(["night", "day"]);
	expect((await operator.call("GET", "/roster?from=2026-01-01&to=2026-12-31")).status).toBe(422);
	expect((await operator.call("GET", "/roster?from=yesterday")).status).toBe(422);
});

test("a captain writes a shift and lets somebody stand in; nobody else may", async () => {
	const posts = [{ post: "operator", guard: "li" }];
	for (const person of [operator, guard]) {
		expect((await person.call("PUT", "/roster/2026-12-25/night", { posts })).status).toBe(403);
		expect((await person.call("POST", "/roster/swaps", {})).status).toBe(403);
	}
	const free = [{ post: "operator", guard: "chen" }];
	const written = await captain.call("PUT", "/roster/2026-12-25/night", { posts: free });
	expect([written.status, written.answer]).toMatchObject([
		200,
		{
			...{ date: "2026-12-25", shift: "night", changed: { by: { name: "chen", displayName: "chen" } } },
			posts: [{ post: "operator", guard: { name: "chen", displayName: "chen" } }],
		},
	]);
	const unknown = await captain.call("PUT", "/roster/2026-12-25/night", {
		posts: [{ post: "patrol", guard: "ghost" }],
	});
	expect(unknown.json).toMatchObject({ status: 422, mistakes: [{ path: "body.posts.0.guard" }] });
	expect((await captain.call("PUT", "/roster/2026-12-25/noon", { posts: [] })).status).toBe(404);
});

test("what breaks rest is refused with what is so and what is allowed", async () => {
	const { answer } = await captain.call("GET", "/roster?from=2026-12-01&to=2026-12-20");
	const duty = answer.items?.find(
		(row) => row.shift === "day" && row.posts.some(({ guard: { name } }) => name === "zhao"),
	);
	const body = { posts: [{ post: "gate-south", guard: "zhao" }] };
	const refused = await captain.call("PUT", `/roster/${duty?.date ?? ""}/evening`, body);
	expect(refused.json).toMatchObject({
		status: 422,
		detail: expect.stringMatching(/^zhao: found 0 h of rest between .*, expected at least 11 h$/),
	});
});
