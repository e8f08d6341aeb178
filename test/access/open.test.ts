import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Access, openAccess } from "../../src/access/open.ts";
import { sealWith } from "../../src/access/sealing.ts";
import { openClock } from "../../src/hub/clock.ts";
import type { Journal } from "../../src/journal/journal.ts";
import { openJournal } from "../../src/journal/open.ts";
import type { Reader } from "../../src/journal/query.ts";
import { gardenAt } from "../local-hour.ts";
import { now } from "../waiting.ts";

const PASSWORD = "correct horse 7 battery";
const HOUR = 3_600_000;

let folder: string;
let journal: Journal;
let reader: Reader;
let access: Access;
let wall = now();
const sealing = sealWith(() => Buffer.alloc(32, "this test's own"));
const open = () => openAccess({ journal, reader, clock: openClock({ notBefore: 0 }), sealing, wall: () => wall });
const from = (address: string, user: string, password = PASSWORD) => access.signIn({ user, password, address });

/** Resolves once all that was on its way to the journal before is on disk. */
async function settled(): Promise<void> {
	const at = now();
	const draft = {
		source: "hub",
		type: "hub.started",
		id: crypto.randomUUID(),
		at,
		receivedAt: at,
		data: {},
	} as const;
	await journal.append(draft);
}

/** What a person did about the watch. */
async function did(user: string, type: string, data: Record<string, unknown>): Promise<void> {
	const at = now();
	const draft = { type, id: crypto.randomUUID(), at, receivedAt: at, data };
	expect(await journal.append({ ...draft, source: `user:${user}` })).toMatchObject({ seq: expect.any(Number) });
	await settled();
}

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "gatehouse-access-"));
	const log = pino({ level: "silent" });
	const file = join(folder, "journal.sqlite");
	({ journal, reader } = await openJournal({ file, siteSource: { configFile: gardenAt() }, log }));
	access = await open();
	for (const name of ["li", "wang", "zhao"]) {
		await access.people.add({ name, role: "operator", password: PASSWORD, by: "hub" });
	}
});
afterAll(async () => {
	await reader.close();
	await journal.close();
	await rm(folder, { recursive: true });
});

describe("a person", () => {
	test("is added once, with a password that was made and is shown this once", async () => {
		const { user, password = "" } = await access.people.add({ name: "chen", role: "guard", by: "hub" });
		expect(user).toMatchObject({ name: "chen", role: "guard" });
		expect(user).not.toHaveProperty("passwordHash");
		expect(await from("10.1.0.1", "chen", password)).toMatchObject({ token: expect.any(String) });
		const again = access.people.add({ name: "chen", role: "guard", by: "hub" });
		await expect(again).rejects.toMatchObject({ problem: { code: "already-exists" } });
	});

	test.each(["", "Li", "a b", "-li", "x".repeat(64), "li;drop"])("is not called %j", async (name) => {
		const added = access.people.add({ name, role: "guard", by: "hub" });
		await expect(added).rejects.toMatchObject({ problem: { code: "invalid", mistakes: [{ path: "name" }] } });
	});

	test("added twice at the same moment is there once", async () => {
		const both = await Promise.allSettled(
			[1, 2].map(() => access.people.add({ name: "sun", role: "guard", by: "user:li" })),
		);
		expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		const { items } = await reader.entries({ type: "user.added", limit: 1, order: "desc" });
		expect(items).toMatchObject([{ source: "user:li", data: { user: "sun", role: "guard" } }]);
	});

	test("who was disabled cannot sign in, by password, link, session or token", async () => {
		await access.people.add({ name: "zhou", role: "operator", password: PASSWORD, by: "hub" });
		const { token: session } = await from("10.1.0.2", "zhou");
		const { token: bearer } = await access.tokens.make({ user: "zhou", words: "a screen", by: "hub" });
		const { token: link } = await access.links.make({ user: "zhou", by: "hub" });
		await access.people.disable({ name: "zhou", by: "user:li" });
		for (const who of [access, await open()]) {
			expect(who.principal({ session })).toBeUndefined();
			expect(who.principal({ bearer })).toBeUndefined();
			await expect(who.links.redeem(link)).rejects.toMatchObject({ problem: { code: "link-spent" } });
		}
		await expect(from("10.1.0.2", "zhou")).rejects.toMatchObject({ problem: { code: "wrong-credentials" } });
	});

	test("whose name does not exist is told the same as one with a wrong password", async () => {
		const problems = await Promise.all(
			["nobody", "li"].map((user) => from("10.1.0.3", user, "wrong password").catch((error) => error.problem)),
		);
		expect(problems[0]).toEqual(problems[1]);
		expect(problems[0]).toMatchObject({ code: "wrong-credentials" });
	});

	test("is slowed down after wrong passwords, but not at another address", async () => {
		for (let i = 0; i < 3; i++) await from("10.1.0.4", "wang", "wrong password").catch(() => undefined);
		const slowed = from("10.1.0.4", "wang");
		await expect(slowed).rejects.toMatchObject({ problem: { code: "too-many-attempts", retryAfterMs: 1_000 } });
		expect(await from("10.1.0.5", "wang")).toMatchObject({ token: expect.any(String) });
	});
});

describe("a session", () => {
	test("outlives a shift and a restart of the hub, and ends after twelve hours", async () => {
		const { token } = await from("10.2.0.1", "li");
		wall += 11 * HOUR;
		const again = await open();
		expect(again.principal({ session: token })).toMatchObject({ user: "li", role: "operator", by: "session" });
		wall += 2 * HOUR;
		expect(again.principal({ session: token })).toBeUndefined();
		expect((await open()).principal({ session: token })).toBeUndefined();
	});

	test("lives while its shift runs, also past twelve hours and a restart, and ends with the watch", async () => {
		const { token } = await from("10.2.0.9", "li");
		const other = await from("10.2.0.10", "wang");
		await did("li", "shift.signed-on", { guards: ["wang"] });
		const left = (who: Access, session: string) => (who.principal({ session })?.expiresAt ?? 0) - wall;
		for (let hour = 0; hour < 30; hour++) {
			wall += HOUR / 2;
			for (const session of [token, other.token]) expect([hour, left(access, session) >= HOUR]).toEqual([hour, true]);
		}
		await settled();
		const again = await open();
		wall += HOUR / 2;
		expect(left(again, token)).toBeGreaterThanOrEqual(HOUR);
		await did("li", "shift.signed-off", {});
		for (const who of [access, again])
			expect([left(who, token), left(who, other.token) > HOUR / 2]).toEqual([10 * 60_000, true]);
		expect(left(await open(), token)).toBe(10 * 60_000);
		wall += 10 * 60_000;
		for (const who of [access, again, await open()]) expect(who.principal({ session: token })).toBeUndefined();
	});

	test("that has ended is not woken by a watch that begins after it", async () => {
		const { token } = await from("10.2.0.11", "zhao");
		wall += 13 * HOUR;
		await did("zhao", "shift.signed-on", {});
		expect(access.principal({ session: token })).toBeUndefined();
	});

	test("is that of its phone, ended or not, also after a restart", async () => {
		const tokens: string[] = [];
		const [lost, kept] = [crypto.randomUUID(), crypto.randomUUID()];
		for (const phone of [lost, kept]) {
			const { token } = await from("10.2.0.12", "wang");
			const { session = "" } = access.principal({ session: token }) ?? {};
			const bound = access.sessions.binding("wang", session, { id: phone, ended: false });
			const at = now();
			const draft = { source: "user:wang", type: "phone.registered", id: phone, at, receivedAt: at } as const;
			await journal.append({ ...draft, data: { id: phone, app: "1" } }, bound.writes);
			bound.applied();
			tokens.push(token);
		}
		await did("chen", "phone.ended", { id: lost });
		for (const who of [access, await open()]) {
			expect(tokens.map((session) => who.principal({ session })?.phone)).toEqual([
				{ id: lost, ended: true },
				{ id: kept, ended: false },
			]);
		}
	});

	test("is another one after each sign-in, and the one before ends", async () => {
		const first = await from("10.2.0.2", "zhao");
		const before = access.principal({ session: first.token });
		const second = await access.signIn({
			user: "zhao",
			password: PASSWORD,
			address: "10.2.0.2",
			replaces: first.token,
		});
		expect(second.token).not.toBe(first.token);
		expect(before?.ended.aborted).toBe(true);
		for (const who of [access, await open()]) {
			expect(who.principal({ session: first.token })).toBeUndefined();
			expect(who.principal({ session: second.token })).toBeDefined();
		}
	});

	test("is kept as a hash only", async () => {
		const { token } = await from("10.2.0.3", "zhao");
		const rows = await reader.rows("SELECT hex(token_hash) AS hash FROM session", []);
		expect(rows.length).toBeGreaterThan(0);
		expect(JSON.stringify(rows)).not.toContain(Buffer.from(token, "base64url").toString("hex").toUpperCase());
	});

	test("does not survive a password changed while it was being opened", async () => {
		const [opened] = await Promise.allSettled([
			from("10.2.0.4", "zhao"),
			access.people.setPassword({ name: "zhao", password: "another password", by: "hub" }),
		]);
		for (const who of [access, await open()]) {
			if (opened.status === "fulfilled") expect(who.principal({ session: opened.value.token })).toBeUndefined();
		}
	});
});

describe("a one-time link", () => {
	test("opens for one, once, also when asked for twice at the same moment or after a restart", async () => {
		const { token } = await access.links.make({ user: "li", by: "hub" });
		const both = await Promise.allSettled([access.links.redeem(token), access.links.redeem(token)]);
		expect(both).toMatchObject([{ status: "fulfilled", value: "li" }, { status: "rejected" }]);
		await expect((await open()).links.redeem(token)).rejects.toMatchObject({ problem: { code: "link-spent" } });
	});

	test("made before a restart opens after it, for a quarter of an hour", async () => {
		const [early, late] = [
			await access.links.make({ user: "li", by: "hub" }),
			await access.links.make({ user: "li", by: "hub" }),
		];
		const again = await open();
		wall += 14 * 60_000;
		expect(await again.links.redeem(early.token)).toBe("li");
		wall += 2 * 60_000;
		await expect(again.links.redeem(late.token)).rejects.toMatchObject({ problem: { code: "link-spent" } });
	});
});

test("an API token may what its user may, until it is revoked", async () => {
	const { token, id } = await access.tokens.make({ user: "li", words: "report script", by: "hub" });
	expect((await open()).principal({ bearer: token })).toMatchObject({ user: "li", role: "operator", by: "token" });
	await access.people.setRole({ name: "li", role: "captain", by: "hub" });
	expect(access.principal({ bearer: token })).toMatchObject({ role: "captain" });
	await access.tokens.revoke({ id, by: "hub" });
	for (const who of [access, await open()]) expect(who.principal({ bearer: token })).toBeUndefined();
});
