import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openIdempotencyKeys } from "../../src/access/idempotency-keys.ts";
import { recordIn } from "../../src/access/record.ts";
import { sealWith } from "../../src/access/sealing.ts";
import { takesKey } from "../../src/contract/http/define-route.ts";
import { nameOf, ROUTES } from "../../src/contract/routes.ts";
import { BUDGETS } from "../../src/model/budgets.ts";
import { StoreUnavailable } from "../../src/model/problem.ts";
import { ROLES, type Role } from "../../src/model/role.ts";
import { now } from "../waiting.ts";
import { openRig, type Person, type Rig, request, signIn } from "./rig.ts";

const DAY_MS = 24 * 3_600_000;

let folder: string;
let file: string;
let rig: Rig;
let at = now();
const people = new Map<Role, Person>();
const open = () => openRig({ file, clock: { now: () => at, speed: 1 } });
const restart = async () => {
	await rig.close();
	rig = await open();
};
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "gatehouse-keys-"));
	file = join(folder, "journal.sqlite");
	rig = await open();
	for (const role of ROLES) people.set(role, await rig.person(role, `the-${role}`));
	await rig.person("operator", "to-change");
});
afterAll(async () => {
	await rig.close();
	await rm(folder, { recursive: true });
});

/** Whoever signed in before the hub stopped is signed in still. */
const call = (role: Role, method: string, path: string, body: unknown, key?: string, bodyType?: string) =>
	request(rig.http.url, method, path, {
		body,
		headers: {
			cookie: people.get(role)?.cookie ?? "",
			...(key !== undefined && { "idempotency-key": key }),
			...(bodyType !== undefined && { "content-type": bodyType }),
		},
	});

/** What somebody did, as the journal has it; what the hub says meanwhile is its own. */
const entriesOf = async (role: Role) => {
	const { items } = await rig.reader.entries({ limit: 1_000, order: "desc" });
	return items.filter(({ source }) => source === `user:the-${role}`).map(({ seq }) => seq);
};

interface Write {
	readonly as: Role;
	readonly method: string;
	readonly path: string;
	readonly body?: unknown;
}

const WORDS = { en: "One stop", "zh-CN": "一点" };
const STOPS = [{ checkpoint: "cp-b01", afterMinutes: 0, toleranceMinutes: 5 }];

/** One write of each sort; what is acted on was made before, by a write without a key. */
const WRITES: Readonly<Record<string, () => Promise<Write>>> = {
	"a line of the log": async () => ({
		...{ as: "operator", method: "POST", path: "/log", body: { sort: "keys", text: "Lent" } },
	}),
	"an order": async () => ({ as: "captain", method: "POST", path: "/orders", body: { title: "Rain", text: "Look" } }),
	"a signature": async () => {
		const { id } = made(await call("captain", "POST", "/orders", { title: "Sign", text: "this" }));
		return { as: "operator", method: "POST", path: `/orders/${id}/sign`, body: {} };
	},
	"a loan": async () => ({
		...{ as: "operator", method: "POST", path: "/equipment", body: { item: "radio-1", guard: "the-guard" } },
	}),
	"a return": async () => {
		const { id } = made(await call("operator", "POST", "/equipment", { item: "radio-2", guard: "the-guard" }));
		return { as: "operator", method: "POST", path: `/equipment/${id}/return`, body: {} };
	},
	"a new plate": async () => ({
		as: "captain",
		method: "POST",
		path: "/patrol/plates",
		body: { checkpoint: "cp-b04" },
	}),
	"a tag": async () => ({
		...{ as: "captain", method: "POST", path: "/patrol/tags", body: { checkpoint: "cp-b05", tag: "04A21B3C" } },
	}),
	"a token": async () => ({
		...{ as: "admin", method: "POST", path: "/tokens", body: { user: "the-operator", words: "A script" } },
	}),
	"a token's end": async () => {
		const { id } = made(await call("admin", "POST", "/tokens", { user: "the-operator", words: "Gone" }));
		return { as: "admin", method: "DELETE", path: `/tokens/${id}` };
	},
	"a wall screen": async () => ({ as: "admin", method: "POST", path: "/displays", body: { name: "Wall 1" } }),
	"a wall screen's end": async () => {
		const { id } = made(await call("admin", "POST", "/displays", { name: "Wall 2" }));
		return { as: "admin", method: "DELETE", path: `/displays/${id}` };
	},
	"a user with a generated password": async () => ({
		...{ as: "admin", method: "POST", path: "/users", body: { name: "sun", role: "guard" } },
	}),
	"a user's new generated password": async () => ({
		...{ as: "admin", method: "PATCH", path: "/users/to-change", body: { password: { make: true } } },
	}),
	"a user's details": async () => ({
		...{ as: "admin", method: "PATCH", path: "/users/to-change", body: { displayName: "王强" } },
	}),
	"a PIN": async () => ({ as: "operator", method: "POST", path: "/users/the-operator/pin", body: { pin: "482913" } }),
	"an incident": async () => ({
		as: "operator",
		method: "POST",
		path: "/incidents",
		body: { kind: "fire", zone: "east-3", reportedBy: "phone", note: "Smoke" },
	}),
	"a note": async () => {
		const incident = { kind: "fire", zone: "east-1", reportedBy: "phone", note: "Smoke" };
		const { id } = made(await call("operator", "POST", "/incidents", incident));
		return { as: "operator", method: "POST", path: `/incidents/${id}/note`, body: { text: "Seen" } };
	},
	"a shift": async () => ({ as: "captain", method: "POST", path: "/shifts/sign-on", body: { guards: ["the-guard"] } }),
	"a message": async () => ({
		...{ as: "captain", method: "POST", path: "/messages", body: { to: ["the-guard"], text: "Come in" } },
	}),
	"a step away": async () => ({
		...{ as: "captain", method: "POST", path: "/shifts/step-away", body: { standIn: "the-operator" } },
	}),
	"a patrol route": async () => ({
		as: "captain",
		method: "PUT",
		path: "/patrol/routes/one-stop",
		body: { words: WORDS, order: "ordered", stops: STOPS },
	}),
	weather: async () => {
		const until = new Date(at + 20 * 60_000).toISOString();
		return { as: "operator", method: "POST", path: "/weather", body: { zones: ["west-1"], until, reason: "storm" } };
	},
	"a finding": async () => ({
		as: "guard",
		method: "POST",
		path: "/patrol/findings",
		body: { id: "0198c6d2-0000-7000-8000-000000000001", at: new Date(at).toISOString(), category: "damage" },
	}),
};

function made({ json, status }: Awaited<ReturnType<typeof call>>): { readonly id: string } {
	if (typeof json !== "object" || json === null || !("id" in json)) throw new Error(`${status}: nothing was made`);
	return { id: String(json.id) };
}

describe("a write sent again with its key", () => {
	test.each(Object.keys(WRITES))(
		"is done once and answered as the first time, also after a restart, and its key stands for nothing else: %s",
		async (name) => {
			const { as, method, path, body } = (await WRITES[name]?.()) ?? { as: "admin", method: "", path: "" };
			const key = `key of ${name}`;
			const send = (content: unknown = body, to = path) => call(as, method, to, content, key);
			const first = await send();
			expect([first.status, first.text]).toEqual([expect.any(Number), expect.not.stringContaining("urn:")]);
			const done = await entriesOf(as);
			const again = await send();
			at += 1_000;
			await restart();
			const later = await send();
			expect([again, later].map(({ status, text }) => [status, text])).toEqual([
				[first.status, first.text],
				[first.status, first.text],
			]);
			expect(await entriesOf(as)).toEqual(done);
			const elsewhere = await call(as, "POST", "/push/subscriptions", {}, key);
			const other = await send({ ...Object(body), more: 1 });
			for (const { status, problem } of [elsewhere, other]) {
				expect([status, problem.type]).toEqual([422, "urn:gatehouse:problem:key-reused"]);
			}
			expect(await entriesOf(as)).toEqual(done);
		},
	);

	test("is refused on every other route that writes, whoever may use it", async () => {
		const keyed = new Set<Role>();
		for (const route of ROUTES) {
			if (!takesKey(route) || route.roles === "open") continue;
			const [role] = route.roles;
			if (!role) continue;
			const pin = { pin: "482913" };
			if (!keyed.has(role)) expect((await call(role, "POST", `/users/the-${role}/pin`, pin, "a pin")).status).toBe(204);
			keyed.add(role);
			const path = route.path.replace("{seq}", "1").replaceAll(/\{\w+\}/g, "none-such");
			const { problem } = await call(role, route.method, path, {}, "a pin", route.bodyType);
			expect([nameOf(route), problem.type]).toEqual([nameOf(route), "urn:gatehouse:problem:key-reused"]);
		}
	});

	test("waits for the first, when both come at once", async () => {
		const body = { user: "the-operator", words: "Twice at once" };
		const [one, two] = await Promise.all([0, 1].map(() => call("admin", "POST", "/tokens", body, "at once")));
		expect([two?.status, two?.text]).toEqual([201, one?.text]);
	});

	test("is a request of its own where the first failed, and from another user", async () => {
		const checkpoint = (id: string) => call("captain", "POST", "/patrol/plates", { checkpoint: id }, "failed first");
		expect((await checkpoint("cp-none")).status).toBe(404);
		expect((await checkpoint("cp-b06")).status).toBe(201);
		const line = { sort: "keys", text: "Mine" };
		const [mine, theirs] = [
			await call("captain", "POST", "/log", line, "ours"),
			await call("guard", "POST", "/log", line, "ours"),
		];
		expect([mine.status, theirs.status, mine.text === theirs.text]).toEqual([201, 201, false]);
	});

	test("is a request of its own a day later, and nothing is left of the first", async () => {
		const body = { user: "the-operator", words: "Daily" };
		const send = () => call("admin", "POST", "/tokens", body, "daily");
		const first = await send();
		at += DAY_MS - 1_000;
		people.set("admin", await signedIn("the-admin"));
		expect((await send()).text).toBe(first.text);
		at += 1_000;
		const second = await send();
		expect([second.status, second.text === first.text]).toEqual([201, false]);
		expect(await rig.reader.rows("SELECT key FROM idempotency_key WHERE kept_at <= ?", [at - DAY_MS])).toEqual([]);
	});
});

/** Sessions end within a day. */
function signedIn(name: string): Promise<Person> {
	return signIn(rig.http.url, name);
}

test("no secret of an answer stands in the store, nor what was asked", async () => {
	const chosen = "a password that was chosen";
	const token = await call("admin", "POST", "/tokens", { user: "the-operator", words: "A secret" }, "secret 1");
	const user = { name: "zhou", role: "guard", password: chosen };
	expect((await call("admin", "POST", "/users", user, "secret 2")).status).toBe(201);
	const rows = await rig.reader.rows("SELECT * FROM idempotency_key", []);
	const all = rows.map((row) =>
		Object.values(row).map((one) => Buffer.from(one instanceof Uint8Array ? one : String(one))),
	);
	const text = Buffer.concat(all.flat()).toString("latin1");
	const { token: secret } = Object(token.json);
	expect([secret.length > 20, text.includes(secret), text.includes(chosen)]).toEqual([true, false, false]);
});

test("a request whose answer was cut off is refused when it comes again, and never done twice", async () => {
	const cutOff = async () => {
		throw new StoreUnavailable("cut off");
	};
	const sealing = sealWith(() => Buffer.alloc(32));
	const parts = { journal: { writeBeside: cutOff }, reader: rig.reader, sealing, wall: () => at };
	const record = recordIn(rig.journal, { now: () => at });
	let done = 0;
	const keys = await openIdempotencyKeys(parts);
	const send = () =>
		keys.answer(
			{ user: "the-admin", key: "cut off", content: "the same" },
			async () => {
				await record({ by: "user:the-admin", type: "token.made", data: {}, writes: [] });
				return ++done;
			},
			(answer) => answer,
		);
	expect(await send()).toBe(1);
	await expect(send()).rejects.toMatchObject({
		problem: { code: "key-reused", detail: expect.stringContaining("lost") },
	});
	expect(done).toBe(1);
});

test("a user's keys beyond the budget are forgotten, the oldest first, and nobody else's", async () => {
	const { limit } = BUDGETS["idempotency-keys"];
	const many = `INSERT INTO idempotency_key (user, key, sealed, kept_at)
		WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${limit}) SELECT ?, 'n' || i, x'00', ? + i FROM n`;
	await rig.journal.writeBeside([{ sql: many, params: ["the-admin", at - limit - 1] }]);
	const body = { user: "the-operator", words: "One more" };
	expect((await call("admin", "POST", "/tokens", body, "one more")).status).toBe(201);
	const count =
		"SELECT count(*) AS n, sum(key = 'n1') AS oldest, sum(key = 'one more') AS newest FROM idempotency_key WHERE user = ?";
	expect(await rig.reader.rows(count, ["the-admin"])).toEqual([{ n: limit, oldest: 0, newest: 1 }]);
});
