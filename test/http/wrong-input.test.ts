import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRig, type Person, type Rig } from "./rig.ts";

let rig: Rig;
let captain: Person;
let guard: Person;
beforeAll(async () => {
	rig = await openRig();
	captain = await rig.person("captain");
	guard = await rig.person("guard");
	await rig.says("beam-east-3", "perimeter.beam-broken", { beams: [1] });
	rig.answers.set("door-b03-2", async ({ id = "" }) => ({ id, outcome: "done" }));
});
afterAll(() => rig.close());

/** The kind of fault, the request, and what is told of it: where, what was found, what is allowed. */
type Wrong = readonly [
	kind: string,
	method: "GET" | "POST" | "PUT",
	path: string,
	body: unknown,
	at: string,
	found: string | RegExp,
	expected: string | RegExp,
];

const report = { kind: "fire", zone: "square", reportedBy: "phone" };

describe("what is wrong in a request is told by its place, what was found there, and what is allowed", () => {
	test.each<Wrong>([
		["a wrong type", "POST", "/messages", { to: "all", text: 5 }, "body.text", "5", "text"],
		["a union", "POST", "/messages", { to: "some", text: "?" }, "body.to", '"some"', "all or a list"],
		["what is in a union", "POST", "/messages", { to: [5], text: "?" }, "body.to.0", "5", "text"],
		["an unknown word", "POST", "/incidents", { ...report, kind: "dragon" }, "body.kind", '"dragon"', /^one of .*fire/],
		["a missing field", "POST", "/incidents", { ...report, kind: undefined }, "body.kind", "nothing", /^one of/],
		[
			"a long text",
			"POST",
			"/log",
			{ text: "x".repeat(9_999) },
			"body.text",
			/^"xxx.*…$/,
			/^text of at most \d+ letters$/,
		],
		["an empty text", "POST", "/messages", { to: "all", text: "" }, "body.text", '""', "text of at least 1 letters"],
		["a bad instant", "GET", "/events?from=soon", undefined, "query.from", '"soon"', /^RFC 3339 with offset/],
		["no number", "GET", "/events?limit=many", undefined, "query.limit", /./, "a whole number from 1 to 1000"],
		["a big number", "GET", "/events?limit=1001", undefined, "query.limit", '"1001"', "at most 1000"],
		["no date in a path", "PUT", "/roster/x/night", { posts: [] }, "params.date", '"x"', "a date such as 2026-11-26"],
		[
			"a long name in a path",
			"GET",
			`/snapshots/${"a".repeat(80)}`,
			undefined,
			"params.hash",
			/^"aaa/,
			/^text of at most/,
		],
		["no id in a path", "PUT", "/patrol/routes/R%20x", {}, "params.id", '"R x"', /^small letters/],
	])("%s", async (_what, method, path, body, at, found, expected) => {
		const reply = await captain.call(method, path, body);
		expect([reply.status, reply.text]).toEqual([422, expect.stringContaining("mistakes")]);
		const mistake = reply.problem.mistakes.find((one) => one.path === at);
		expect(mistake ?? reply.text).toEqual({ path: at, found: matching(found), expected: matching(expected) });
		const [first] = reply.problem.mistakes;
		expect(reply.problem.detail).toBe(`${first?.path}: found ${first?.found}, expected ${first?.expected}`);
	});

	test("neither of two forms", async () => {
		const reply = await captain.call("POST", "/shifts/sign-on", { guards: [5] });
		expect(reply.problem.mistakes).toEqual([{ path: "body.guards.0", found: "5", expected: "text or a map of keys" }]);
	});

	test("an argument that a command does not take", async () => {
		const asked = { name: "unlock", args: { by: "guard" } };
		const reply = await captain.call("POST", "/devices/door-b03-2/commands", asked);
		expect(reply.problem.mistakes).toEqual([
			{ path: "body.args.by", found: "an unknown key", expected: expect.stringMatching(/^one of .*door/) },
		]);
	});

	test("a check-in, item by item", async () => {
		const checkin = { id: "c1", checkpoint: "cp-b01", at: "2026-11-26T21:00:00+08:00", counter: 1, bootId: "b" };
		const { answer } = await guard.call("POST", "/patrol/checkins", { checkins: [{ ...checkin, method: "dance" }] });
		expect(JSON.stringify(answer)).toMatch(/"problem":"method: found \\"dance\\", expected one of nfc, qr, /);
	});
});

test.each([
	["image/png", "/patrol/findings/f1/photo", "PUT", "image/jpeg"],
	["application/json", "/patrol/findings/f1/photo", "PUT", "image/jpeg"],
	["image/jpeg", "/incidents", "POST", "application/json"],
])("a body sent as %s to %s is told what is taken there", async (type, path, method, expected) => {
	const reply = await guard.call(method, path, "{}", { "content-type": type });
	expect(reply).toMatchObject({ status: 400, json: { type: "urn:gatehouse:problem:malformed" } });
	expect(reply.problem.detail).toBe(`content-type: found ${type}, expected ${expected}`);
});

function matching(words: string | RegExp): unknown {
	return typeof words === "string" ? words : expect.stringMatching(words);
}
