import { Secret } from "otpauth";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { codeAt } from "../../../src/access/one-time-code.ts";
import { guessed } from "../../guessing.ts";
import { now } from "../../waiting.ts";
import { openRig, PASSWORD, type Person, type Rig, request } from "../rig.ts";

let rig: Rig;
let li: Person;
let wang: Person;
let chen: Person;
beforeAll(async () => {
	rig = await openRig();
	[li, wang, chen] = await Promise.all([
		rig.person("operator", "li"),
		rig.person("operator", "wang"),
		rig.person("captain", "chen"),
	]);
	await rig.person("guard", "zhao");
});
afterAll(() => rig.close());
/** Each begins with nobody signed on and nothing open. */
beforeEach(async () => {
	await resolveAll();
	await chen.call("POST", "/shifts/sign-off");
	await resolveAll();
});

async function resolveAll(): Promise<void> {
	const { answer } = await chen.call("GET", "/incidents?open=true");
	for (const { id, rev } of answer.items) {
		const taken = await chen.call("POST", `/incidents/${id}/acknowledge`, { rev });
		await chen.call("POST", `/incidents/${id}/resolve`, { rev: taken.answer.rev ?? rev, cause: "drill" });
	}
}

const breach = () => rig.says("beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
const cookieOf = (headers: Headers) => headers.getSetCookie()[0]?.split(";")[0] ?? "";

describe("an operator", () => {
	test("signs on with who is on duty, hands over, and is relieved by the next with all that is open", async () => {
		const on = await li.call("POST", "/shifts/sign-on", { guards: ["zhao"], startList: { "sound-heard": true } });
		expect(on).toMatchObject({
			status: 200,
			json: { operator: "li", guards: [{ guard: "zhao" }], startList: { "sound-heard": true } },
		});
		await breach();
		const { json: early } = await li.call("POST", "/shifts/sign-off");
		expect(early).toMatchObject({ status: 409, state: "on", allowed: expect.arrayContaining(["hand-over"]) });
		const note = "ladder at east 3";
		expect((await li.call("POST", "/shifts/hand-over", { note, to: "wang" })).answer.handOver).toMatchObject({ note });
		const taken = await wang.call("POST", "/shifts/take-over", {});
		expect(taken.json).toMatchObject({ operator: "wang", relieved: "li" });
		const before = rig.journal.lastSeq;
		const { answer: current } = await wang.call("GET", "/shifts/current");
		// The hub goes on meanwhile: a picture that does not come is an entry, too.
		const isNow = ({ seq }: { seq: number }) => seq >= before && seq <= rig.journal.lastSeq;
		expect(current).toMatchObject({
			id: taken.answer.id,
			operator: "wang",
			incidents: [{ type: "perimeter.breach", state: "open" }],
			bypasses: [],
			received: { from: "li", note },
			journal: expect.toSatisfy(isNow),
		});
		expect(current.journal?.hash).toMatch(/^[0-9a-f]{64}$/);
		const { answer: all } = await wang.call("GET", "/shifts?limit=2");
		expect(all.items.map(({ operator }) => operator)).toEqual(["wang", "li"]);
		expect(all.items[1]).toMatchObject({ endedBy: "wang", endedAt: taken.answer.since });
		expect((await rig.reader.entries({ type: "guard-room.unattended", limit: 1, order: "desc" })).items).toEqual([]);
	});

	test("names only people who are here", async () => {
		const reply = await li.call("POST", "/shifts/sign-on", { guards: ["zhao", { guard: "nobody", post: "patrol" }] });
		expect(reply).toMatchObject({
			status: 422,
			json: { mistakes: [{ path: "body.guards.1", found: '"nobody"', expected: expect.stringContaining("guard") }] },
		});
		expect((await li.call("GET", "/shifts/current")).status).toBe(404);
	});

	test("who signs off with nobody to relieve leaves the guard room unattended, and is told so", async () => {
		await li.call("POST", "/shifts/sign-on", {});
		expect((await li.call("POST", "/shifts/sign-off")).answer.endedBy).toBe("li");
		expect((await li.call("GET", "/incidents?open=true")).answer.items).toMatchObject([
			{ type: "guard-room.unattended", priority: "high", told: [{ who: "captain" }] },
		]);
		expect((await li.call("POST", "/shifts/sign-off")).json).toMatchObject({ status: 409, state: "nobody-on" });
	});

	test("is signed off by a captain, by no other operator", async () => {
		await li.call("POST", "/shifts/sign-on", {});
		expect((await wang.call("POST", "/shifts/sign-off")).status).toBe(409);
		expect((await chen.call("POST", "/shifts/sign-off")).answer.endedBy).toBe("chen");
	});

	test("steps away while a guard stands in", async () => {
		const zhou = await rig.person("guard", "zhou");
		await li.call("POST", "/shifts/sign-on", {});
		const far = new Date(now() + 3_600_000).toISOString();
		expect((await li.call("POST", "/shifts/step-away", { standIn: "zhou", until: far })).status).toBe(422);
		const away = await li.call("POST", "/shifts/step-away", { standIn: "zhou" });
		expect(away.answer.away).toMatchObject({ standIn: "zhou" });
		expect((await zhou.call("POST", "/shifts/step-away/accept")).answer.away?.acceptedAt).toBeDefined();
		expect((await zhou.call("POST", "/shifts/present")).status).toBe(200);
		expect((await li.call("POST", "/shifts/return")).answer.away).toBeUndefined();
		expect((await zhou.call("POST", "/shifts/present")).json).toMatchObject({ status: 409, state: "on" });
	});

	test("puts right who is on duty", async () => {
		await li.call("POST", "/shifts/sign-on", {});
		const guards = [{ guard: "zhao", post: "gate-south" }];
		const { answer } = await li.call("POST", "/shifts/guards", { guards });
		expect(answer.guards).toEqual([{ guard: "zhao", post: "gate-south", fixed: true, zone: "gate-south" }]);
	});

	test("takes who joins and who leaves in mid-shift, of whom the hub must know", async () => {
		await li.call("POST", "/shifts/sign-on", { guards: ["zhou"] });
		const body = { join: [{ guard: "zhao", post: "patrol" }], leave: ["zhou"] };
		const { status, answer } = await li.call("POST", "/shifts/guards", body);
		expect([status, answer.guards]).toEqual([200, [{ guard: "zhao", post: "patrol", leader: true }]]);
		const unknown = await li.call("POST", "/shifts/guards", { join: [{ guard: "nobody", post: "patrol" }] });
		expect(unknown.json).toMatchObject({ status: 422, mistakes: [{ path: "body.join.0" }] });
		expect((await li.call("POST", "/shifts/guards", {})).status).toBe(422);
	});
});

test("whoever is disabled is on duty no more", async () => {
	const [leaver] = await Promise.all([rig.person("operator", "qian"), rig.person("guard", "zheng")]);
	await leaver.call("POST", "/shifts/sign-on", { guards: ["zheng"] });
	await chen.call("PATCH", "/users/zheng", { disabled: true });
	expect((await leaver.call("GET", "/shifts/current")).answer.guards).toEqual([]);
	await chen.call("PATCH", "/users/qian", { disabled: true });
	expect((await chen.call("GET", "/shifts/current")).status).toBe(404);
});

describe("a PIN", () => {
	test("lets the next operator take over on the page that runs, whose session then is theirs", async () => {
		const page = await rig.person("operator", "sun");
		await page.call("POST", "/shifts/sign-on", { guards: ["zhao"] });
		expect((await wang.call("POST", "/users/wang/pin", { pin: "284017" })).status).toBe(204);
		const taken = await page.call("POST", "/shifts/take-over", { username: "wang", pin: "284017" });
		expect(taken).toMatchObject({ status: 200, json: { operator: "wang", relieved: "sun" } });
		const cookie = cookieOf(taken.headers);
		const now = await request(rig.http.url, "GET", "/session", { headers: { cookie } });
		expect(now.json).toMatchObject({ user: "wang", role: "operator" });
		expect((await page.call("GET", "/session")).status).toBe(401);
		const [entry] = (await rig.reader.entries({ type: "shift.taken-over", limit: 1, order: "desc" })).items;
		expect(entry).toMatchObject({ source: "user:wang" });
		expect(JSON.stringify(entry)).not.toContain("284017");
	});

	test("that is wrong takes nothing over, and slows down that person's PIN alone", async () => {
		const page = await rig.person("operator", "wu");
		await page.call("POST", "/shifts/sign-on", {});
		await wang.call("POST", "/users/wang/pin", { pin: "284017" });
		await chen.call("POST", "/users/chen/pin", { pin: "730052" });
		const tried = await guessed(() => page.call("POST", "/shifts/take-over", { username: "wang", pin: "000001" }));
		expect(tried.map(({ status }) => status)).toEqual([401, 401, 401, 429]);
		expect((await page.call("GET", "/shifts/current")).answer.operator).toBe("wu");
		const { status } = await page.call("POST", "/shifts/take-over", { username: "chen", pin: "730052" });
		expect(status).toBe(200);
	});

	test("of somebody with a second factor opens nothing without its code", async () => {
		const [page, captain] = await Promise.all([rig.person("operator", "he"), rig.person("captain", "lv")]);
		await page.call("POST", "/shifts/sign-on", {});
		await captain.call("POST", "/users/lv/pin", { pin: "284017" });
		const begun = await captain.call("POST", "/session/second-factor", { currentPassword: PASSWORD });
		const { bytes } = Secret.fromBase32(begun.answer.secret);
		const confirmed = await captain.call("PUT", "/session/second-factor", { code: codeAt(bytes, now()) });
		const [paper = ""] = confirmed.answer.codes;
		const takeOver = async (said: object) => {
			const { status, text } = await page.call("POST", "/shifts/take-over", { username: "lv", ...said });
			return [status, /urn:gatehouse:problem:([\w-]+)/.exec(text)?.[1]];
		};
		expect(await takeOver({ pin: "284017" })).toEqual([401, "second-factor-due"]);
		expect(await takeOver({ pin: "284017", code: "wrong" })).toEqual([401, "wrong-code"]);
		// Whoever has the code alone is told nothing of it.
		expect(await takeOver({ pin: "000001", code: paper })).toEqual([401, "wrong-credentials"]);
		expect((await page.call("GET", "/shifts/current")).answer.operator).toBe("he");
		expect(await takeOver({ pin: "284017", code: paper })).toEqual([200, undefined]);
		const { text } = await captain.call("GET", "/shifts/current");
		expect(text).toContain('"operator":"lv"');
		const again = { username: "lv", password: PASSWORD, code: paper };
		expect((await request(rig.http.url, "POST", "/session", { body: again })).status).toBe(401);
		const { items } = await rig.reader.entries({ limit: 200, order: "desc" });
		expect(JSON.stringify(items)).not.toContain(paper);
		expect((await captain.call("POST", "/shifts/sign-off", {})).status).toBe(200);
	});

	test.each(["12345", "123456", "999999", "abcdef"])("such as %s is refused", async (pin) => {
		expect((await li.call("POST", "/users/li/pin", { pin })).json).toMatchObject({
			status: 422,
			mistakes: [{ path: "pin" }],
		});
	});

	test("is set by oneself only, opens no session by itself, and ends with the password", async () => {
		expect((await chen.call("POST", "/users/li/pin", { pin: "284017" })).status).toBe(403);
		const other = await rig.person("operator", "feng");
		await other.call("POST", "/users/feng/pin", { pin: "284017" });
		const body = { username: "feng", password: "284017" };
		expect((await request(rig.http.url, "POST", "/session", { body })).status).toBe(401);
		await rig.access.people.setPassword({ name: "feng", by: "hub" });
		await li.call("POST", "/shifts/sign-on", {});
		expect((await li.call("POST", "/shifts/take-over", { username: "feng", pin: "284017" })).status).toBe(401);
	});

	test("of a guard takes no watch over", async () => {
		await li.call("POST", "/shifts/sign-on", {});
		const chu = await rig.person("guard", "chu");
		await chu.call("POST", "/users/chu/pin", { pin: "284017" });
		expect((await li.call("POST", "/shifts/take-over", { username: "chu", pin: "284017" })).status).toBe(422);
		expect((await li.call("GET", "/session")).answer.user).toBe("li");
	});
});
