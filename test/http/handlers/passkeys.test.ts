import { Secret } from "otpauth";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeAt } from "../../../src/access/one-time-code.ts";
import { sealWith } from "../../../src/access/sealing.ts";
import { openSecondFactors } from "../../../src/access/second-factor.ts";
import { passkeyHost } from "../../../src/access/web-authn.ts";
import type { Role } from "../../../src/model/role.ts";
import { ONE_PLACE } from "../../site/one-place.ts";
import { written } from "../../site/spoilt.ts";
import { now } from "../../waiting.ts";
import { openRig, PASSWORD, type Person, type Rig, request } from "../rig.ts";
import { Authenticator } from "./authenticator.ts";

const HOME = "https://guard.example:8443";
/** Another name of the same hub. */
const OTHER = "https://gatehouse.lan";
const ANSWER_WITHIN_MS = 5 * 60_000;

/** The rig's clock is moved on by the tests. */
let passedMs = 0;
let rig: Rig;
beforeAll(async () => {
	const config = await written(`${ONE_PLACE}allowedOrigins: ["${HOME}", "${OTHER}"]\n`);
	rig = await openRig({ config, clock: { speed: 1, now: () => now() + passedMs } });
});
afterAll(() => rig.close());

const from = (origin: string) => ({ origin });
const problemOf = ({ problem }: { readonly problem: { readonly type: string } }) =>
	problem.type.slice("urn:gatehouse:problem:".length);
const post = (body: object, origin = HOME) =>
	request(rig.http.url, "POST", "/session", { body, headers: from(origin) });
const begin = ({ call }: Person, origin = HOME) =>
	call("POST", "/session/passkeys/begin", { currentPassword: PASSWORD }, from(origin));

async function enrolled(role: Role = "captain") {
	const person = await rig.person(role);
	const authenticator = new Authenticator();
	const created = authenticator.create((await begin(person)).answer, HOME);
	const added = await person.call("POST", "/session/passkeys", { name: "blue key", created }, from(HOME));
	expect(added.status).toBe(201);
	const body = { username: person.name, password: PASSWORD };
	return { person, authenticator, body, passkey: added.answer };
}
type Enrolled = Awaited<ReturnType<typeof enrolled>>;

const asked = async ({ body }: Pick<Enrolled, "body">, origin = HOME) =>
	(await request(rig.http.url, "POST", "/session/passkey", { body, headers: from(origin) })).answer;

/** The whole of a sign-in's body, with the passkey as its browser answers for it. */
async function answered({ authenticator, body }: Pick<Enrolled, "body" | "authenticator">, origin = HOME) {
	const { attempt, request: what } = await asked({ body });
	return { ...body, passkey: { attempt, assertion: authenticator.sign(what, origin) } };
}

test("a passkey is made with the password, lets in in place of a code, and is listed with when it did", async () => {
	const one = await enrolled();
	expect(one.passkey).toMatchObject({ name: "blue key", host: "guard.example", codes: { length: 10 } });
	const due = await post(one.body);
	expect([problemOf(due), due.problem.allowed]).toEqual(["second-factor-due", ["code", "passkey"]]);
	expect((await post(await answered(one))).status).toBe(200);
	expect((await post(await answered(one))).status).toBe(200);
	const { answer } = await one.person.call("GET", "/session/second-factor");
	expect(answer).toMatchObject({
		on: true,
		app: false,
		recoveryCodesLeft: 10,
		passkeys: [{ usedAt: expect.any(String) }],
	});
	const { items } = await rig.reader.entries({ limit: 1000, order: "desc" });
	const told = items.filter(({ data }) => data.user === one.person.name).map(({ type, data }) => [type, data.passkey]);
	expect(told).toContainEqual(["user.passkey-added", "blue key"]);
	expect(told).toContainEqual(["session.opened", "blue key"]);
	expect((await post({ ...one.body, code: one.passkey.codes?.[0] })).status).toBe(200);
});

describe("no answer to what was asked is a passkey that", () => {
	const rows: readonly (readonly [string, (one: Enrolled) => Promise<object>])[] = [
		[
			"was used before",
			async (one) => {
				// As phones that share their passkeys do: this one does not count.
				one.authenticator.counter = -1;
				const used = await answered(one);
				expect((await post(used)).status).toBe(200);
				return used;
			},
		],
		[
			"comes later than five minutes",
			async (one) => {
				const late = await answered(one);
				passedMs += ANSWER_WITHIN_MS;
				return late;
			},
		],
		[
			"counts back",
			async (one) => {
				expect((await post(await answered(one))).status).toBe(200);
				one.authenticator.counter = 0;
				return answered(one);
			},
		],
		["signed on another page", (one) => answered(one, "https://guard.example.evil")],
		[
			"signed for another attempt",
			async (one) => {
				const [first, second] = [await asked(one), await asked(one)];
				return {
					...one.body,
					passkey: { attempt: second.attempt, assertion: one.authenticator.sign(first.request, HOME) },
				};
			},
		],
		["signed for somebody else", async (one) => ({ ...(await answered(await enrolled())), ...one.body })],
		["another authenticator has in hand", (one) => answered({ ...one, authenticator: new Authenticator() })],
		[
			"was removed meanwhile",
			async (one) => {
				const said = await answered(one);
				const app = (await one.person.call("POST", "/session/second-factor", { currentPassword: PASSWORD })).answer;
				const code = codeAt(Secret.fromBase32(app.secret).bytes, now() + passedMs);
				expect((await one.person.call("PUT", "/session/second-factor", { code })).status).toBe(200);
				const own = { currentPassword: PASSWORD };
				expect((await one.person.call("POST", `/session/passkeys/${one.passkey.id}/remove`, own)).status).toBe(204);
				return said;
			},
		],
	];
	test.each(rows)("%s", async (_, said) => {
		expect(problemOf(await post(await said(await enrolled())))).toBe("wrong-code");
	});
});

describe("where a browser has no passkeys", () => {
	test.each([
		["https://gatehouse.lan:8443", "gatehouse.lan"],
		["http://localhost:8080", "localhost"],
		["http://gatehouse.lan", undefined],
		["https://192.168.1.5:8443", undefined],
		["https://[fd00::5]", undefined],
		["null", undefined],
		[undefined, undefined],
	])("%s is for %s", (origin, host) => expect(passkeyHost(origin)).toBe(host));

	test("none is begun, and none is asked for; nor at another name than its own", async () => {
		const one = await enrolled();
		const own = new URL(rig.http.url).origin;
		expect([problemOf(await begin(one.person, own)), (await begin(one.person, OTHER)).status]).toEqual([
			"wrong-state",
			200,
		]);
		for (const origin of [own, OTHER]) {
			expect((await post(one.body, origin)).problem.allowed).toEqual(["code"]);
			const refused = await request(rig.http.url, "POST", "/session/passkey", {
				body: one.body,
				headers: from(origin),
			});
			expect(problemOf(refused)).toBe("wrong-state");
		}
	});
});

test("a passkey is asked of nobody before the right password", async () => {
	const { body } = await enrolled();
	const wrong = { body: { ...body, password: "a wrong password" }, headers: from(HOME) };
	expect(problemOf(await request(rig.http.url, "POST", "/session/passkey", wrong))).toBe("wrong-credentials");
});

test("one that is made is added once, soon, by the session that asked for it", async () => {
	const [person, other] = [await rig.person("admin"), await rig.person("admin")];
	const add = ({ call }: Person, created: object, name = "key") =>
		call("POST", "/session/passkeys", { name, created }, from(HOME));
	const made = async () => new Authenticator().create((await begin(person)).answer, HOME);
	const created = await made();
	expect(problemOf(await add(other, created))).toBe("wrong-state");
	expect(problemOf(await add(person, created, " "))).toBe("invalid");
	expect((await add(person, created)).status).toBe(201);
	expect(problemOf(await add(person, created))).toBe("wrong-state");
	const late = await made();
	passedMs += ANSWER_WITHIN_MS;
	expect(problemOf(await add(person, late))).toBe("wrong-state");
	const elsewhere = new Authenticator().create((await begin(person)).answer, "https://guard.example.evil");
	expect(problemOf(await add(person, elsewhere))).toBe("wrong-code");
	expect((await person.call("GET", "/session/second-factor")).answer.passkeys).toHaveLength(1);
});

test("who is neither captain nor administrator has an app first", async () => {
	const operator = await rig.person("operator");
	expect(problemOf(await begin(operator))).toBe("forbidden");
	const { secret } = (await operator.call("POST", "/session/second-factor", { currentPassword: PASSWORD })).answer;
	const code = codeAt(Secret.fromBase32(secret).bytes, now() + passedMs);
	expect((await operator.call("PUT", "/session/second-factor", { code })).status).toBe(200);
	expect((await begin(operator)).status).toBe(200);
});

test("without any, or after a reset, the password alone lets in, and no recovery code is left", async () => {
	const one = await enrolled();
	const remove = (currentPassword: string) =>
		one.person.call("POST", `/session/passkeys/${one.passkey.id}/remove`, { currentPassword });
	expect(problemOf(await remove("a wrong password"))).toBe("wrong-credentials");
	expect((await remove(PASSWORD)).status).toBe(204);
	expect((await post(one.body)).status).toBe(200);
	const reset = await enrolled();
	await rig.access.secondFactors.end({ user: reset.person.name, by: "hub" });
	expect((await post(reset.body)).status).toBe(200);
	const { name } = reset.person;
	const left = await rig.reader.rows("SELECT user FROM recovery_code WHERE user IN (?, ?)", [one.person.name, name]);
	expect(left).toEqual([]);
});

test("a hub that starts again knows them, and how far each has counted", async () => {
	const one = await enrolled();
	expect((await post(await answered(one))).status).toBe(200);
	const { reader } = rig;
	const unused = () => Promise.reject(new Error("nothing is written"));
	const again = await openSecondFactors({
		reader,
		record: unused,
		wall: now,
		sealing: sealWith(() => Buffer.alloc(32)),
	});
	const user = one.person.name;
	expect(again.of(user)).toEqual(rig.access.secondFactors.of(user));
	const sign = () => {
		const { attempt, request: what } = again.passkeys.ask({ user, origin: HOME });
		return { user, origin: HOME, lane: "a", passkey: { attempt, assertion: one.authenticator.sign(what, HOME) } };
	};
	one.authenticator.counter = 0;
	await expect(again.pass(sign())).rejects.toThrow(/wrong, too old/);
	expect((await again.pass(sign())).facts).toEqual({ passkey: "blue key" });
});
