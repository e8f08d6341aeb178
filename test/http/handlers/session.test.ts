import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { guessed } from "../../guessing.ts";
import { now } from "../../waiting.ts";
import { openRig, PASSWORD, type Rig, request, signIn } from "../rig.ts";

let rig: Rig;
beforeAll(async () => {
	rig = await openRig();
});
afterAll(() => rig.close());
const post = <const Address extends string>(path: Address, body: unknown, headers?: Record<string, string>) =>
	request(rig.http.url, "POST", path, { body, headers });

const DURESS = "eleven green bottles";

describe("signing in under duress", () => {
	const put = (body: object, cookie: string) =>
		request(rig.http.url, "PUT", "/session/duress-password", { body, headers: { cookie } });

	test.each([
		["the password itself", PASSWORD],
		["it with other signs and case", "Correct-Horse 7 Battery!"],
		["it and something more", `${PASSWORD} 1`],
		["a slip of two fingers from it", "correct horsr 7 batterz"],
		["it the other way round", [...PASSWORD].reverse().join("")],
		["one that is too short", "too short"],
	])("is not by %s", async (_what, duressPassword) => {
		const { cookie } = await rig.person("guard");
		expect(await put({ password: PASSWORD, duressPassword }, cookie)).toMatchObject({
			status: 422,
			json: { mistakes: [{ path: "body.duressPassword" }] },
		});
		expect((await put({ password: "wrong password", duressPassword: DURESS }, cookie)).status).toBe(401);
	});

	test("answers as an ordinary sign-in, and is a special incident that only a panel tells more of", async () => {
		const operator = await rig.person("operator");
		const captain = await rig.person("captain");
		const { name, cookie } = await rig.person("guard");
		expect((await put({ password: PASSWORD, duressPassword: DURESS }, cookie)).status).toBe(204);
		const opened = async (password: string) => {
			const { status, headers, json } = await post("/session", { username: name, password });
			const said = JSON.stringify(json).replaceAll(/"\d{4}-[^"]+"/g, "when");
			const cookies = headers.getSetCookie().map((one) => one.replace(/=[\w.-]+;/, "=;").replace(/Expires=[^;]+/, ""));
			return { status, said, cookies, names: [...headers.keys()].sort() };
		};
		const incidents = async () => (await operator.call("GET", "/incidents")).answer.items;
		const before = (await incidents()).length;
		const ordinary = await opened(PASSWORD);
		expect(await incidents()).toHaveLength(before);
		expect(await opened(DURESS)).toEqual(ordinary);
		const [incident] = await incidents();
		expect(incident).toMatchObject({ priority: "critical", type: "special", words: { en: "Special incident" } });
		for (const path of ["/incidents", "/alarms", "/events"] as const) {
			expect((await operator.call("GET", path)).text).not.toContain("duress");
		}
		const panel = await captain.call("GET", `/incidents/${incident?.id}`);
		expect(panel.json).toMatchObject({ type: "person.duress", words: { en: `Signed in under duress, ${name}` } });
	});

	test("is over once the password is another; a password that is changed by it calls too", async () => {
		const { name, cookie } = await rig.person("guard");
		const newPassword = "four yellow lorries";
		await put({ password: PASSWORD, duressPassword: DURESS }, cookie);
		const body = { currentPassword: DURESS, newPassword };
		const headers = { cookie };
		expect((await request(rig.http.url, "PUT", "/session/password", { body, headers })).status).toBe(204);
		const said = await rig.reader.entries({ type: "person.duress", limit: 100, order: "desc" });
		expect(said.items[0]).toMatchObject({ source: "hub", data: { user: name } });
		expect((await post("/session", { username: name, password: DURESS })).status).toBe(401);
		expect((await post("/session", { username: name, password: newPassword })).status).toBe(200);
		// The new one calls in its place, and the person's own is what it was.
		const calls = async () =>
			(await rig.reader.entries({ type: "person.duress", limit: 100, order: "desc" })).items.length;
		const called = await calls();
		expect(called).toBe(said.items.length + 1);
		expect((await post("/session", { username: name, password: PASSWORD })).status).toBe(200);
		expect(await calls()).toBe(called);
	});

	test("whoever is made to set one changes nothing by it; nobody who reads along learns that there is one", async () => {
		const manager = await rig.person("manager");
		const { name, cookie } = await rig.person("guard");
		expect((await put({ password: PASSWORD, duressPassword: DURESS }, cookie)).status).toBe(204);
		expect((await put({ password: DURESS, duressPassword: "nine blue kettles" }, cookie)).status).toBe(204);
		for (const password of [PASSWORD, DURESS]) {
			expect((await post("/session", { username: name, password })).status).toBe(200);
		}
		expect((await post("/session", { username: name, password: "nine blue kettles" })).status).toBe(401);
		const types = (await manager.call("GET", "/events?limit=1000")).answer.items.map(({ type }) => type);
		expect(types.filter((type) => /credential|duress/.test(type))).toEqual([]);
	});
});

describe("signing in", () => {
	test("sets a cookie that no script reads and no other site sends", async () => {
		const { name } = await rig.person("captain", "zhao");
		const { headers, answer } = await post("/session", { username: name, password: PASSWORD });
		expect(headers.getSetCookie()).toEqual([
			expect.stringMatching(/^gatehouse=[\w-]{43}; .*HttpOnly; SameSite=Strict$/),
			expect.stringMatching(/^gatehouse-browser=[\w.-]{45}; .*HttpOnly; SameSite=Strict$/),
		]);
		expect(headers.getSetCookie()[0]).toContain("Path=/");
		expect(answer).toMatchObject({ user: "zhao", role: "captain", by: "session", endsAt: answer.expiresAt });
		expect(Date.parse(answer.endsAt ?? "")).toBeGreaterThan(now());
		expect(answer.may).toContain("POST /incidents/{id}/acknowledge");
		expect(answer.may).not.toContain("GET /quarantine");
	});

	test("gives another session each time, and ends the one before", async () => {
		const first = await rig.person("operator");
		const again = await post("/session", { username: first.name, password: PASSWORD }, { cookie: first.cookie });
		expect(again.headers.getSetCookie()[0]?.split(";")[0]).not.toBe(first.cookie);
		expect((await first.call("GET", "/session")).status).toBe(401);
	});

	test("with a wrong password says so, then says how long to wait", async () => {
		const { name } = await rig.person("operator");
		const replies = await guessed(() => post("/session", { username: name, password: "wrong password" }));
		expect(replies.map(({ status }) => status)).toEqual([401, 401, 401, 429]);
		expect(Number(replies[3]?.headers.get("retry-after"))).toBeGreaterThan(0);
		expect(replies[0]?.problem.type).toBe("urn:gatehouse:problem:wrong-credentials");
	});

	test("by a one-time link works once", async () => {
		const { name } = await rig.person("manager");
		const { token } = await rig.access.links.make({ user: name, by: "hub" });
		const first = await post("/session/link", { token });
		expect(first).toMatchObject({ status: 200, json: { user: name, role: "manager" } });
		const cookie = first.headers.getSetCookie()[0]?.split(";")[0] ?? "";
		expect((await request(rig.http.url, "GET", "/session", { headers: { cookie } })).status).toBe(200);
		expect(await post("/session/link", { token })).toMatchObject({
			status: 401,
			json: { type: "urn:gatehouse:problem:link-spent" },
		});
	});

	test("from another site's page is refused, from a script without a browser it is not", async () => {
		const { name } = await rig.person("operator");
		const body = { username: name, password: PASSWORD };
		expect((await post("/session", body, { origin: "http://evil.example" })).status).toBe(403);
		const script = { method: "POST", body: JSON.stringify(body) };
		const headers = { "content-type": "application/json" };
		const url = `${rig.http.url}/api/v1/session`;
		expect((await fetch(url, { ...script, headers: { ...headers, "sec-fetch-site": "cross-site" } })).status).toBe(403);
		expect((await fetch(url, { ...script, headers })).status).toBe(200);
	});
});

test("signing out ends the session and removes the cookie", async () => {
	const person = await rig.person("operator");
	const { status, headers } = await person.call("DELETE", "/session");
	expect(status).toBe(204);
	expect(headers.getSetCookie()[0]).toMatch(/^gatehouse=;/);
	expect((await person.call("GET", "/session")).status).toBe(401);
});

describe("a captain", () => {
	test("adds and disables guards and operators, and nobody else", async () => {
		const captain = await rig.person("captain");
		const added = await captain.call("POST", "/users", { name: "new-guard", role: "guard" });
		expect(added).toMatchObject({
			status: 201,
			json: { name: "new-guard", role: "guard", password: expect.any(String) },
		});
		expect((await signIn(rig.http.url, "new-guard", added.answer.password)).name).toBe("new-guard");
		expect((await captain.call("POST", "/users", { name: "new-chief", role: "captain" })).status).toBe(403);
		const { name } = await rig.person("admin");
		expect((await captain.call("PATCH", `/users/${name}`, { disabled: true })).status).toBe(403);
		expect((await captain.call("PATCH", "/users/new-guard", { role: "admin" })).status).toBe(403);
		expect((await captain.call("PATCH", "/users/new-guard", { disabled: true })).answer.disabledAt).toBeDefined();
		const { answer } = await captain.call("GET", "/users?limit=1000");
		expect(answer.items.map(({ role }) => role)).not.toContain("admin");
	});
});

describe("an administrator", () => {
	test("adds a user once, also when the request is sent again with its key", async () => {
		const admin = await rig.person("admin");
		const headers = { "idempotency-key": "add-sun" };
		const sun = { name: "sun", role: "operator" };
		const first = await admin.call("POST", "/users", sun, headers);
		expect(await admin.call("POST", "/users", sun, headers)).toMatchObject({ status: 201, json: first.json });
		expect((await admin.call("POST", "/users", { ...sun, role: "admin" }, headers)).problem.type).toContain(
			"key-reused",
		);
		expect(await admin.call("POST", "/users", sun)).toMatchObject({
			status: 409,
			json: { type: "urn:gatehouse:problem:already-exists" },
		});
	});

	test("changes a password, which ends what the person had open", async () => {
		const admin = await rig.person("admin");
		const person = await rig.person("operator");
		const short = await admin.call("PATCH", `/users/${person.name}`, { password: "short" });
		expect(short).toMatchObject({ status: 422, json: { mistakes: [{ path: "password" }] } });
		const { answer } = await admin.call("PATCH", `/users/${person.name}`, { password: { make: true } });
		expect((await person.call("GET", "/session")).status).toBe(401);
		expect((await signIn(rig.http.url, person.name, answer.password)).name).toBe(person.name);
	});

	test("makes a token that acts as its user, shown once, until it is revoked", async () => {
		const admin = await rig.person("admin");
		const { name } = await rig.person("manager");
		const made = (await admin.call("POST", "/tokens", { user: name, words: "the monthly report" })).answer;
		const as = () => request(rig.http.url, "GET", "/session", { headers: { authorization: `Bearer ${made.token}` } });
		expect((await as()).json).toMatchObject({ user: name, role: "manager", by: "token" });
		expect((await admin.call("GET", "/tokens")).text).not.toContain(made.token);
		expect((await admin.call("DELETE", `/tokens/${made.id}`)).status).toBe(204);
		expect((await as()).status).toBe(401);
		expect((await admin.call("DELETE", `/tokens/${made.id}`)).status).toBe(404);
	});
});
