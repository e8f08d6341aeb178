import { Secret } from "otpauth";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeAt } from "../../../src/access/one-time-code.ts";
import { guessed } from "../../guessing.ts";
import { now, until } from "../../waiting.ts";
import { openRig, PASSWORD, type Person, type Rig, request, signIn } from "../rig.ts";

const HOUR_MS = 3_600_000;
const NEXT = "another horse 8 battery";

/** The rig's clock is moved on by the tests. */
let passedMs = 0;
/** Where its clock stands still meanwhile: a slow machine lets no delay run out. */
let stands: number | undefined;
let rig: Rig;
beforeAll(async () => {
	rig = await openRig({ clock: { speed: 1, now: () => stands ?? now() + passedMs } });
});
afterAll(() => rig.close());

const post = (body: unknown, headers?: Record<string, string>) =>
	request(rig.http.url, "POST", "/session", { body, headers });
const again = ({ name }: Person) => signIn(rig.http.url, name);
const status = async ({ call }: Person) => (await call("GET", "/session")).status;

describe("one's own sessions", () => {
	test("are listed with when, whence and by what, and which one asks", async () => {
		const first = await rig.person("captain");
		const second = await again(first);
		const { items } = (await second.call("GET", "/sessions")).answer;
		expect(items.map(({ current }) => current).sort()).toEqual([false, true]);
		for (const one of items) {
			expect(one).toMatchObject({ address: "127.0.0.1", browser: expect.any(String), openedAt: expect.any(String) });
		}
		expect(JSON.stringify(items)).not.toContain(second.cookie.split(/[=;]/)[1] ?? expect.fail());
	});

	test("end one by one, all others, or everywhere; nobody else's", async () => {
		const other = await rig.person("operator");
		const first = await rig.person("guard");
		const [second, third, fourth] = [await again(first), await again(first), await again(first)];
		const own = (await first.call("GET", "/sessions")).answer.items;
		const mine = own.find(({ current }) => current)?.id ?? expect.fail();
		expect((await other.call("DELETE", `/sessions/${mine}`)).status).toBe(404);
		const theirs = (await second.call("GET", "/sessions")).answer.items.find(({ current }) => current)?.id;
		expect((await first.call("DELETE", `/sessions/${theirs}`)).status).toBe(204);
		expect(await Promise.all([first, second, third].map(status))).toEqual([200, 401, 200]);
		expect((await first.call("DELETE", "/sessions")).status).toBe(204);
		expect(await Promise.all([first, third, fourth, other].map(status))).toEqual([200, 401, 401, 200]);
		const out = await first.call("DELETE", "/sessions?everywhere=true");
		expect(out.headers.getSetCookie()[0]).toMatch(/^gatehouse=;/);
		expect(await status(first)).toBe(401);
	});

	test("end when nothing was done with them for an hour, but for whoever is on duty", async () => {
		const [keeper, idle, busy] = [await rig.person("operator"), await rig.person("captain"), await rig.person("admin")];
		const console = await idle.follow();
		expect((await keeper.call("POST", "/shifts/sign-on", {})).status).toBe(200);
		passedMs += 0.6 * HOUR_MS;
		await busy.call("GET", "/users");
		// A page asks this by itself: it shows that nobody is there, and is told the end that comes by that.
		const { endsAt = "" } = (await idle.call("GET", "/session")).answer;
		expect((Date.parse(endsAt) - now() - passedMs) / HOUR_MS).toBeCloseTo(0.4, 1);
		expect((await idle.call("GET", "/session")).answer.endsAt).toBe(endsAt);
		passedMs += 0.6 * HOUR_MS;
		expect(await Promise.all([keeper, busy, idle].map(status))).toEqual([200, 200, 401]);
		expect((await console.closed()).code).toBe(4401);
	});

	test("are kept from being idle by what somebody does on the page", async () => {
		const person = await rig.person("captain");
		const page = await person.follow();
		await page.until(({ type }) => type === "sync");
		passedMs += 0.9 * HOUR_MS;
		page.socket.send(JSON.stringify({ type: "presence", sound: true, used: true }));
		const left = async () => {
			const { expiresAt = "" } = (await person.call("GET", "/session")).answer;
			return Date.parse(expiresAt) - now() - passedMs;
		};
		await until(async () => (await left()) > HOUR_MS / 2);
		page.socket.terminate();
	});
});

describe("one's own password", () => {
	test("is changed with the present one; other sessions end, this browser goes on under a new one", async () => {
		const person = await rig.person("operator");
		const other = await again(person);
		const wrong = await person.call("PUT", "/session/password", {
			currentPassword: "not mine at all",
			newPassword: NEXT,
		});
		expect(wrong.problem.type).toBe("urn:gatehouse:problem:wrong-credentials");
		const short = await person.call("PUT", "/session/password", { currentPassword: PASSWORD, newPassword: "short" });
		expect(short.problem.mistakes).toMatchObject([{ path: "password" }]);
		const changed = await person.call("PUT", "/session/password", { currentPassword: PASSWORD, newPassword: NEXT });
		expect(changed.status).toBe(204);
		expect(await Promise.all([person, other].map(status))).toEqual([401, 401]);
		const cookie = changed.headers.getSetCookie()[0]?.split(";")[0] ?? "";
		expect((await request(rig.http.url, "GET", "/session", { headers: { cookie } })).status).toBe(200);
		expect((await post({ username: person.name, password: PASSWORD })).status).toBe(401);
		expect((await signIn(rig.http.url, person.name, NEXT)).name).toBe(person.name);
	});

	test("is guessed no faster there than at the door", async () => {
		const person = await rig.person("operator");
		const guess = () =>
			person.call("PUT", "/session/password", { currentPassword: "not mine at all", newPassword: NEXT });
		stands = now() + passedMs;
		const replies = await guessed(guess);
		stands = undefined;
		expect(replies.map(({ status }) => status)).toEqual([401, 401, 401, 429]);
	});
});

describe("a second factor", () => {
	const at = () => now() + passedMs;
	const secretOf = (base32: string) => Secret.fromBase32(base32).bytes;
	const problem = async (body: object) => (await post(body)).problem.type.slice("urn:gatehouse:problem:".length);
	/** The next code is another one. */
	const nextStep = () => {
		passedMs += 30_000;
	};

	async function enrolled() {
		const person = await rig.person("captain");
		const { answer } = await person.call("POST", "/session/second-factor", { currentPassword: PASSWORD });
		expect(answer.uri).toMatch(/^otpauth:\/\/totp\/[!-~]+$/);
		const secret = secretOf(answer.secret);
		const confirmed = await person.call("PUT", "/session/second-factor", { code: codeAt(secret, at()) });
		const body = { username: person.name, password: PASSWORD };
		return { person, secret, codes: confirmed.answer.codes, body };
	}

	test("asks for nothing before its first code came, and begins with the password", async () => {
		const person = await rig.person("admin");
		expect((await person.call("POST", "/session/second-factor", { currentPassword: "not mine" })).status).toBe(401);
		expect((await person.call("PUT", "/session/second-factor", { code: "123456" })).status).toBe(409);
		await person.call("POST", "/session/second-factor", { currentPassword: PASSWORD });
		expect((await person.call("GET", "/session/second-factor")).answer).toMatchObject({ on: false });
		expect((await again(person)).name).toBe(person.name);
	});

	test("is due at the sign-in: typed, in the same request, each code once, a step to each side", async () => {
		const { person, secret, body } = await enrolled();
		expect(await problem(body)).toBe("second-factor-due");
		expect(await problem({ ...body, password: "a wrong password", code: codeAt(secret, at()) })).toBe(
			"wrong-credentials",
		);
		expect(await problem({ ...body, code: codeAt(secret, at()) })).toBe("wrong-code");
		nextStep();
		nextStep();
		const code = codeAt(secret, at() - 30_000);
		expect((await post({ ...body, code })).status).toBe(200);
		expect(await problem({ ...body, code })).toBe("wrong-code");
		expect((await post({ ...body, code: codeAt(secret, at() + 30_000) })).status).toBe(200);
		passedMs += 10 * 60_000;
		expect(await problem({ ...body, code: codeAt(secret, at() - 90_000) })).toBe("wrong-code");
		expect((await person.call("GET", "/session/second-factor")).answer).toMatchObject({
			on: true,
			recoveryCodesLeft: 10,
		});
	});

	test("lets in by each of ten recovery codes, once, however it is typed", async () => {
		const { person, codes, body } = await enrolled();
		expect(new Set(codes).size).toBe(10);
		const [first = "", second = ""] = codes;
		expect((await post({ ...body, code: first })).status).toBe(200);
		expect(await problem({ ...body, code: first })).toBe("wrong-code");
		expect((await post({ ...body, code: ` ${second.toUpperCase().replaceAll("-", " ")}` })).status).toBe(200);
		expect((await person.call("GET", "/session/second-factor")).answer.recoveryCodesLeft).toBe(8);
		const renewed = await person.call("POST", "/session/second-factor/recovery-codes", { currentPassword: PASSWORD });
		expect(await problem({ ...body, code: codes[2] })).toBe("wrong-code");
		expect((await post({ ...body, code: renewed.answer.codes[0] })).status).toBe(200);
	});

	test("slows down whoever guesses codes, also from other addresses' lanes", async () => {
		const { body } = await enrolled();
		const replies = await guessed((n) => post({ ...body, code: `0000${String(n).padStart(2, "0")}` }));
		expect(replies.at(-1)?.status).toBe(429);
	});

	test("is ended by its person with the password, or by whoever owns the machine", async () => {
		const { person, body } = await enrolled();
		expect((await person.call("POST", "/session/second-factor/end", { currentPassword: "not mine" })).status).toBe(401);
		expect((await person.call("POST", "/session/second-factor/end", { currentPassword: PASSWORD })).status).toBe(204);
		expect((await post(body)).status).toBe(200);
	});

	test("is in no row or entry that could be read without the key", async () => {
		const { secret, codes } = await enrolled();
		const rows = await rig.reader.rows("SELECT hex(sealed_secret) AS sealed FROM second_factor", []);
		const hashes = await rig.reader.rows("SELECT hex(code_hash) AS hash FROM recovery_code", []);
		const { items } = await rig.reader.entries({ limit: 1000, order: "desc" });
		const all = JSON.stringify([rows, hashes, items]);
		expect(all).not.toContain(Buffer.from(secret).toString("hex").toUpperCase());
		for (const code of codes) expect(all).not.toContain(code);
	});
});
