import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { guessed } from "../../guessing.ts";
import { lapse } from "../../waiting.ts";
import { openRig, PASSWORD, type Rig, request } from "../rig.ts";

let rig: Rig;
beforeAll(async () => {
	rig = await openRig();
});
afterAll(() => rig.close());

const signIn = (username: string, password: string, cookie?: string) =>
	request(rig.http.url, "POST", "/session", {
		body: { username, password },
		...(cookie !== undefined && { headers: { cookie } }),
	});

/** So many guesses are under way at any time: on a machine that hashes in 20 ms that is hundreds a second. */
const UNDER_WAY = 8;

/** Guesses at these accounts from this machine's own address, until stopped. */
function attack(users: (i: number) => string) {
	const statuses: number[] = [];
	let stopped = false;
	let count = 0;
	const guess = async () => {
		while (!stopped) {
			const i = count++;
			statuses.push((await signIn(users(i), `wrong password ${i}`)).status);
			// Refusals cost nothing; a guesser that did nothing else would only load the test's own machine.
			await lapse(10);
		}
	};
	const all = Promise.all(Array.from({ length: UNDER_WAY }, guess));
	return {
		statuses,
		async stop() {
			stopped = true;
			await all;
		},
	};
}

describe("while wrong passwords come without pause from the guard room's own address", () => {
	test("whoever signed in before in this browser comes in, at the account that is attacked", async () => {
		const { name, cookie } = await rig.person("operator");
		expect(cookie).toContain("gatehouse-browser=");
		const attacker = attack(() => name);
		while (!attacker.statuses.includes(429)) await lapse(20);
		for (let i = 0; i < 5; i++) {
			const mine = cookie.replace(/gatehouse=[^;]*;? ?/, "");
			expect((await signIn(name, PASSWORD, mine)).status).toBe(200);
		}
		expect((await signIn(name, PASSWORD)).status).toBe(429);
		await attacker.stop();
	});

	test("whoever has not failed there comes in, from a browser that nobody knows", async () => {
		const names = await Promise.all([1, 2, 3, 4, 5].map(async () => (await rig.person("operator")).name));
		const attacker = attack((i) => `nobody-${i}`);
		while (attacker.statuses.length < 20) await lapse(20);
		for (const name of names) expect((await signIn(name, PASSWORD)).status).toBe(200);
		await attacker.stop();
	});
});

test("a mark of another browser, of another person or made up opens no lane", async () => {
	const { name, cookie } = await rig.person("operator");
	const mark = /gatehouse-browser=([^;]+)/.exec(cookie)?.[1] ?? "";
	const [id = "", signature = ""] = mark.split(".");
	for (const made of [mark, `${id}.${"A".repeat(22)}`, `${"A".repeat(22)}.${signature}`, "x", `${mark}.x`]) {
		expect([made, rig.access.browsers.idOf(made, name)]).toEqual([made, made === mark ? id : undefined]);
	}
	expect(rig.access.browsers.idOf(mark, "somebody-else")).toBeUndefined();
	const both = await rig.access.browsers.remember(mark, "somebody-else");
	expect([name, "somebody-else"].map((who) => rig.access.browsers.idOf(both, who))).toEqual([id, id]);
});

test("wrong passwords in a known browser slow down that browser, and no other", async () => {
	const { name, cookie } = await rig.person("operator");
	const replies = await guessed(() => signIn(name, "wrong password", cookie));
	expect(replies.map(({ status }) => status)).toEqual([401, 401, 401, 429]);
	expect((await signIn(name, PASSWORD)).status).toBe(200);
});

test("a hundred addresses that guess keep nobody out who comes from another", async () => {
	const { name } = await rig.person("operator");
	const guesses = Array.from({ length: 60 }, (_, i) =>
		rig.access
			.signIn({ user: `nobody-${i}`, password: "wrong password", address: `10.1.${i >> 8}.${i & 255}` })
			.catch((error: { problem: { code: string } }) => error.problem.code),
	);
	const more = Array.from({ length: 60 }, (_, i) =>
		rig.access
			.signIn({ user: name, password: "wrong password", address: `10.2.${i >> 8}.${i & 255}` })
			.catch((error: { problem: { code: string } }) => error.problem.code),
	);
	let over = false;
	const all = Promise.all([...guesses, ...more]).then((codes) => {
		over = true;
		return codes;
	});
	await rig.access.signIn({ user: name, password: PASSWORD, address: "192.168.1.5" });
	expect(over).toBe(false);
	expect(new Set(await all)).toEqual(new Set(["wrong-credentials"]));
});

test("refused sign-ins are one entry for all, without the names that nobody has", async () => {
	const { name } = await rig.person("operator");
	await rig.access.refusedSignIns.flush();
	const before = rig.journal.lastSeq;
	for (let i = 0; i < 5; i++) await signIn(name, "wrong password");
	await signIn("my-secret-password", "wrong password");
	expect(rig.journal.lastSeq).toBe(before);
	await rig.access.refusedSignIns.flush();
	const { items } = await rig.reader.entries({ type: "sign-in.refused", limit: 1, order: "desc" });
	expect(rig.journal.lastSeq).toBe(before + 1);
	expect(items[0]?.data).toMatchObject({ wrong: 2, slowed: 4, users: { [name]: 5 }, addressCount: 1 });
	expect(JSON.stringify(items[0])).not.toContain("my-secret-password");
});
