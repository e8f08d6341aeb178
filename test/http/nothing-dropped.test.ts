import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRig, type Person, type Rig } from "./rig.ts";

let rig: Rig;
let captain: Person;
let guard: Person;
beforeAll(async () => {
	rig = await openRig();
	captain = await rig.person("captain");
	guard = await rig.person("guard");
	await rig.person("manager", "boss");
	await rig.says("beam-east-3", "perimeter.beam-broken", { beams: [1] });
});
afterAll(() => rig.close());

describe("a report of two places", () => {
	const report = { kind: "fire", unit: "b03-2-0401", reportedBy: "phone" };

	test("is refused where the flat is not in that zone", async () => {
		const reply = await captain.call("POST", "/incidents", { ...report, zone: "square" });
		expect(reply.status).toBe(422);
		expect(reply.problem.mistakes).toEqual([
			{ path: "body.zone", found: '"square"', expected: expect.stringMatching(/^b03-2, where b03-2-0401 is/) },
		]);
	});

	test("keeps both where it is", async () => {
		const reply = await captain.call("POST", "/incidents", { ...report, zone: "b03-2" });
		expect([reply.status, reply.json]).toEqual([201, expect.objectContaining({ zone: "b03-2", unit: "b03-2-0401" })]);
	});
});

describe("who is on duty", () => {
	const bodies = {
		"/shifts/guards": (row: object) => ({ join: [row] }),
		"/shifts/take-over": (row: object) => ({ guards: [row] }),
		"/shifts/sign-on": (row: object) => ({ guards: [row] }),
	};

	test.each(Object.entries(bodies))("is at a post that there is (%s)", async (path, bodyOf) => {
		const reply = await captain.call("POST", path, bodyOf({ guard: guard.name, post: "zzz" }));
		const [mistake] = reply.problem.mistakes;
		expect([reply.status, mistake?.path, mistake?.found]).toEqual([422, expect.stringMatching(/\.0\.post$/), '"zzz"']);
		expect(mistake?.expected).toMatch(/^one of operator, gate-south, patrol.*, or a zone of jingxin-garden$/);
	});

	test.each(Object.entries(bodies))("is somebody who may be (%s)", async (path, bodyOf) => {
		const reply = await captain.call("POST", path, bodyOf({ guard: "boss", post: "patrol" }));
		expect([reply.status, reply.problem.mistakes[0]?.found]).toEqual([422, '"boss"']);
		expect(reply.problem.mistakes[0]?.expected).toContain("guard");
	});

	test("is written for a post that there is", async () => {
		const posts = [{ guard: guard.name, post: "zzz" }];
		const reply = await captain.call("PUT", "/roster/2026-12-24/night", { posts });
		expect([reply.status, reply.problem.mistakes[0]?.path]).toEqual([422, "body.posts.0.post"]);
	});

	test("stands at a place of the site too", async () => {
		const reply = await captain.call("POST", "/shifts/sign-on", { guards: [{ guard: guard.name, post: "square" }] });
		expect([reply.status, JSON.stringify(reply.json)]).toEqual([200, expect.stringContaining('"square"')]);
	});
});

describe("what is said in words", () => {
	const saying: readonly (readonly [string, (said: string) => Promise<{ status: number }>])[] = [
		["a note", async (text) => captain.call("POST", `/incidents/${await open()}/note`, { text })],
		["a reason", async (reason) => captain.call("POST", `/incidents/${await open()}/hold`, { reason })],
		["a message", (text) => captain.call("POST", "/messages", { to: [guard.name], text })],
		["a line of the log", (text) => captain.call("POST", "/log", { text })],
	];
	const open = async () => (await captain.call("GET", "/incidents?open=true")).answer.items[0]?.id ?? "";

	test.each(saying)("is no blanks alone, and no control characters (%s)", async (_what, say) => {
		for (const said of ["   ", "\n\t", "NUL\u0000 and more", "\u001b[2J", "\u0085"])
			expect([said, (await say(said)).status]).toEqual([said, 422]);
	});

	test("may have lines, tabs and any script", async () => {
		const text = "\u6709\u4eba\u7ffb\u5899\r\n\tsecond line \u{1f468}\u200d\u{1f692}";
		const reply = await captain.call("POST", `/incidents/${await open()}/note`, { text });
		expect([reply.status, reply.text]).toEqual([200, expect.anything()]);
	});

	test("a report's note has no control characters either", async () => {
		const report = { kind: "fire", zone: "square", reportedBy: "phone", note: "a\u0000b" };
		const reply = await captain.call("POST", "/incidents", report);
		expect([reply.status, reply.problem.mistakes[0]?.expected]).toEqual([422, "text without control characters"]);
	});
});
