import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectAsync, type MqttClient } from "mqtt";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { OBJECTS } from "../../src/contract/objects.ts";
import { connectToWrite } from "../../src/journal/store/connect.ts";
import { PUBLISHED, type Published } from "../../src/model/objects.ts";
import { ROLES, type Role } from "../../src/model/role.ts";
import { type Console, follow, openRig, type Person, type Rig, signIn } from "../http/rig.ts";
import { now, until } from "../waiting.ts";

/** A field that nobody has named, in every object of every sort and in all that is inside it. */
const UNNAMED = { notForAnybody: "the-unnamed-field" };
const FOUND = /notForAnybody|the-unnamed-field/;

const folder = mkdtempSync(join(tmpdir(), "gatehouse-unnamed-"));
const file = join(folder, "journal.sqlite");
let rig: Rig;
let reading: MqttClient;
const people = new Map<Role, Person>();
const consoles = new Map<string, Console>();
/** What every route has answered, by method, path and role. */
const answers: [string, string][] = [];
const packets: [string, string][] = [];
/** The newest entry when every row held the unnamed field. */
let spoiltAt = 0;

const inMinutes = (minutes: number) => new Date(now() + minutes * 60_000).toISOString();

/** Says it as this role, and keeps the answer. */
async function say(role: Role, method: string, path: string, body?: unknown) {
	const person = people.get(role) ?? expect.fail(role);
	const reply = await person.call(method, path, body);
	answers.push([`${method} ${path} as ${role}: ${reply.status}`, reply.text]);
	return reply;
}

const nameOf = (role: Role) => people.get(role)?.name ?? expect.fail(role);

/** What is done must be done: an action that is refused tells nothing of what it would have answered. */
async function act(role: Role, path: string, body: unknown = {}, method = "POST") {
	const reply = await say(role, method, path, body);
	expect([path, reply.status, reply.text]).toEqual([
		path,
		expect.toSatisfy((status: number) => status < 300),
		reply.text,
	]);
	return reply.json;
}

const object = z.object({
	id: z.string(),
	rev: z.number(),
	source: z.string().optional(),
	shelved: z.unknown().optional(),
});
const page = z.object({ items: z.array(object) });
const proposals = z.object({
	items: z.array(z.object({ guard: z.string(), free: z.boolean(), fixed: z.unknown().optional() })),
});
const described = z.object({ paths: z.record(z.string(), z.object({ get: z.unknown().optional() })) });

const open = async (path: string) => page.parse((await say("captain", "GET", `${path}?open=true`)).json).items;

/** A night in which there is something of all that the desk can begin. */
async function night(): Promise<void> {
	const others = await Promise.all([1, 2, 3, 4, 5].map(() => rig.person("guard")));
	await act("operator", "/shifts/sign-on", { guards: [nameOf("guard"), ...others.map(({ name }) => name)] });
	await act("operator", "/drills", { scenario: [...(rig.site.drills?.keys() ?? [])][0] });
	await rig.says("beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
	await rig.says("panel-b07-1-0602", "home.panic", { button: "wall" });
	await rig.says("panel-b03-2-0401", "home.duress");
	await act("operator", "/walk-tests", { of: "west", until: inMinutes(9) });
	await act("operator", "/weather", { zones: ["north-1"], until: inMinutes(20), reason: "storm" });
	const watch = nameOf("captain");
	await act("operator", "/devices/beam-south-1/out-of-service", { until: inMinutes(30), reason: "mended", watch });
	for (const { id, rev } of await open("/incidents")) {
		await act("operator", `/incidents/${id}/acknowledge`, { rev });
		await act("operator", `/incidents/${id}/verify`, { means: "voice" });
	}
	const stops = ["cp-b01", "cp-b02"].map((checkpoint, n) => ({ checkpoint, afterMinutes: 5 * n, toleranceMinutes: 5 }));
	const way = { words: { en: "Short way", "zh-CN": "短线" }, order: "ordered", stops };
	await act("captain", "/patrol/routes/short", way, "PUT");
	const plan = { route: "short", at: ["03:10"], shift: "night", posts: ["patrol"] };
	await act("captain", "/patrol/plans/short-nights", plan, "PUT");
	const alarm = (await open("/alarms")).find(({ source }) => source === "device:beam-east-3");
	await act("captain", `/alarms/${alarm?.id}/shelve`, { reason: "a branch", until: inMinutes(5) });
}

/** What is done to it later. */
async function later(): Promise<void> {
	for (const { id } of await open("/incidents")) {
		await act("operator", `/incidents/${id}/note`, { text: "all is well" });
		const { items } = proposals.parse((await say("operator", "GET", `/incidents/${id}/proposals`)).json);
		const free = items.find((one) => one.free && !one.fixed);
		await act("operator", `/incidents/${id}/dispatch`, { guard: free?.guard });
	}
	for (const { id, shelved } of await open("/alarms")) if (shelved) await act("captain", `/alarms/${id}/unshelve`);
	for (const path of ["/walk-tests", "/weather"])
		for (const { id } of await open(path)) await act("operator", `${path}/${id}/end`);
	await act("captain", "/devices/beam-south-1/out-of-service/accept");
	await act("captain", "/devices/beam-south-1/in-service");
	await rig.says("beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
	await act("operator", "/shifts/hand-over", { note: "the key lies in the drawer" });
}

/** The value with the unnamed field wherever its shape has an object; what holds anything by its key stays. */
function spoilt(shape: z.core.$ZodType, value: unknown): unknown {
	if (value === undefined || value === null) return value;
	if (shape instanceof z.ZodOptional) return spoilt(shape.def.innerType, value);
	if (shape instanceof z.ZodArray && Array.isArray(value)) return value.map((one) => spoilt(shape.def.element, one));
	const fields = Object.entries(Object(value));
	if (shape instanceof z.ZodRecord && typeof value === "object") {
		return Object.fromEntries(fields.map(([key, one]) => [key, spoilt(shape.def.valueType, one)]));
	}
	if (!(shape instanceof z.ZodObject) || shape.def.catchall || typeof value !== "object") return value;
	const types: Readonly<Record<string, z.core.$ZodType>> = shape.shape;
	return { ...Object.fromEntries(fields.map(([key, one]) => [key, spoilt(types[key] ?? z.any(), one)])), ...UNNAMED };
}

/** Something of this shape as the house has it inside: times are epoch ms. */
function madeUp(shape: z.core.$ZodType): unknown {
	if (shape instanceof z.ZodOptional) return madeUp(shape.def.innerType);
	if (shape instanceof z.ZodObject) {
		return Object.fromEntries(Object.entries(shape.shape).map(([key, type]) => [key, madeUp(type)]));
	}
	if (shape instanceof z.ZodArray) return [madeUp(shape.def.element)];
	if (shape instanceof z.ZodRecord) return {};
	if (shape instanceof z.ZodEnum) return shape.options[0];
	if (shape instanceof z.ZodLiteral) return [...shape.values][0];
	if (shape instanceof z.ZodBoolean) return true;
	if (shape instanceof z.ZodNumber) return 1;
	return shape instanceof z.ZodISODateTime ? now() : "made-up";
}

/** Each row of every sort with the unnamed field; a sort of which the night has none gets a row that is made up. */
function spoilRows(): void {
	const db = connectToWrite(file);
	const { seq } = db.prepare<[], { seq: number }>("SELECT max(seq) AS seq FROM entry").get() ?? { seq: 0 };
	const rowsOf = db.prepare<[string], { id: string; value: string }>(
		"SELECT id, value FROM object WHERE kind = ? AND value IS NOT NULL",
	);
	const write = db.prepare("UPDATE object SET value = ? WHERE kind = ? AND id = ?");
	for (const kind of PUBLISHED) {
		if (rowsOf.all(kind).length === 0) {
			const made = { ...Object(madeUp(OBJECTS[kind].shape)), id: `made-up-${kind}`, rev: seq };
			db.prepare("INSERT INTO object (kind, id, rev, open, closed_at, value) VALUES (?, ?, ?, 0, ?, ?)").run(
				...[kind, made.id, seq, now(), JSON.stringify(made)],
			);
		}
		for (const { id, value } of rowsOf.all(kind)) {
			write.run(JSON.stringify(spoilt(OBJECTS[kind].shape, JSON.parse(value))), kind, id);
		}
	}
	db.close();
}

beforeAll(async () => {
	rig = await openRig({ file });
	for (const role of ROLES) people.set(role, await rig.person(role));
	await night();
	await rig.close();
	answers.length = 0;
	spoilRows();

	rig = await openRig({ file, devices: ["beam-east-3"] });
	for (const role of ROLES) people.set(role, await signIn(rig.http.url, nameOf(role)));
	const { url, secrets } = rig.mqtt;
	const as = { username: "another-system", password: secrets["another-system"] ?? "", clientId: "another-system" };
	reading = await connectAsync(url, as);
	reading.on("message", (topic, payload) => packets.push([topic, payload.toString()]));
	await reading.subscribeAsync(`gatehouse/v1/${rig.site.id}/hub/#`, { qos: 1 });
	for (const [role, { follow: open }] of people) consoles.set(role, await open());
	const { cookie } = people.get("operator") ?? expect.fail("operator");
	consoles.set("kiosk", await follow(rig.http.url, { cookie, origin: rig.http.url }, { since: 0 }, "/live?as=kiosk"));
	for (const console of consoles.values()) await console.until(({ type, more }) => type === "sync" && !more);
	spoiltAt = rig.journal.lastSeq;
	await askAll();
	await later();
	const seq = rig.journal.lastSeq;
	for (const [name, console] of consoles) if (name !== "guard") await console.until((message) => message.seq >= seq);
	const isNew = ([, payload]: readonly [string, string]) => Number(/"rev":(\d+)/.exec(payload)?.[1]) > spoiltAt;
	await until(() => packets.some(isNew));
});
afterAll(async () => {
	await reading.endAsync();
	await rig.close();
	rmSync(folder, { recursive: true, force: true });
});

/** Objects whose rows hold the unnamed field now, and how many were written anew since that seq. */
async function holding(since: number) {
	const rows = await rig.reader.rows(
		"SELECT kind, sum(rev > ?) AS newer FROM object WHERE value LIKE '%the-unnamed-field%' GROUP BY kind",
		[since],
	);
	return new Map(rows.map(({ kind, newer }) => [String(kind), Number(newer)]));
}

/** Asks for all that can be asked for, by every role. */
async function askAll(): Promise<void> {
	const ids = await rig.reader.rows("SELECT kind, min(id) AS id FROM object WHERE value IS NOT NULL GROUP BY kind", []);
	const idOf = new Map(ids.map(({ kind, id }) => [String(kind), String(id)]));
	const { paths: documented } = described.parse((await say("admin", "GET", "/openapi.json")).json);
	const paths = Object.entries(documented).filter(([, methods]) => "get" in methods);
	const kindOf = (path: string) => PUBLISHED.find((kind) => path.includes(`/${plural(kind)}/`));
	for (const [path] of paths) {
		const id = idOf.get(kindOf(path) ?? "") ?? "none-such";
		const filled = path.replace("/api/v1", "").replace("{id}", id).replace("{seq}", "1");
		for (const role of ROLES) await say(role, "GET", filled.replace(/\{\w+\}/, "none-such"));
	}
}

test("an object of every sort holds it, and what the engine writes anew holds it still", async () => {
	expect([...(await holding(spoiltAt)).keys()].sort()).toEqual([...PUBLISHED].sort());
	const again = [...(await holding(spoiltAt))].flatMap(([kind, newer]) => (newer > 0 ? [kind] : []));
	expect(again).toEqual(expect.arrayContaining(["alarm", "incident", "shift", "walk-test", "weather"]));
});

test("it is in no answer", () => {
	expect(answers.length).toBeGreaterThan(100);
	expect(answers.filter(([, text]) => FOUND.test(text)).map(([path]) => path)).toEqual([]);
});

test("it is in no live message of any audience, and every sort was told of", () => {
	const leaking = [...consoles].filter(([, { heard }]) => FOUND.test(JSON.stringify(heard)));
	expect(leaking.map(([name]) => name)).toEqual([]);
	const told = [...consoles.values()].flatMap(({ heard }) => heard.flatMap(({ upserts = [] }) => upserts));
	expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(PUBLISHED));
});

test("it is in no packet for other systems", () => {
	expect(packets.filter(([, payload]) => FOUND.test(payload)).map(([topic]) => topic)).toEqual([]);
});

function plural(kind: Published): string {
	if (kind === "weather") return kind;
	return kind === "delivery" ? "deliveries" : kind === "bypass" ? "bypasses" : `${kind}s`;
}
