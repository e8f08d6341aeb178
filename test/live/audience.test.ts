import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type Audience, follows, isTold, toldTo } from "../../src/contract/audience.ts";
import { OBJECTS } from "../../src/contract/objects.ts";
import { PUBLISHED } from "../../src/model/objects.ts";
import { ROLES, type Role } from "../../src/model/role.ts";
import type { Told } from "../http/reply.ts";
import { type Console, follow, openRig, type Person, type Rig } from "../http/rig.ts";
import { now } from "../waiting.ts";

/** The list that answers for each sort of object that `/live` tells of. */
const LISTS = {
	incident: "/incidents",
	alarm: "/alarms",
	device: "/devices",
	shift: "/shifts",
	bypass: "/bypasses",
	"walk-test": "/walk-tests",
	weather: "/weather",
	drill: "/drills",
	delivery: "/deliveries",
} as const;
const NOTE = "the spare key lies in the drawer";

let rig: Rig;
const people = new Map<Role, Person>();
const consoles = new Map<string, Console>();
beforeAll(async () => {
	rig = await openRig();
	for (const role of ROLES) people.set(role, await rig.person(role));
	for (const [role, { follow: open }] of people) consoles.set(role, await open());
	const { cookie } = as("operator");
	const wall = await follow(`${rig.http.url}`, { cookie, origin: rig.http.url }, { since: 0 }, "/live?as=kiosk");
	consoles.set("kiosk", wall);
	for (const console of consoles.values()) await console.until(({ type, more }) => type === "sync" && !more);
	await as("operator").call("POST", "/shifts/sign-on", { guards: [as("guard").name] });
	await rig.says("beam-east-3", "perimeter.beam-broken", { beams: [1, 2] });
	await as("operator").call("POST", "/shifts/hand-over", { note: NOTE });
	await as("operator").call("POST", "/walk-tests", { of: "east", until: new Date(now() + 600_000).toISOString() });
	await as("operator").call("POST", "/drills", { scenario: [...(rig.site.drills?.keys() ?? [])][0] });
	const { answer } = await as("operator").call("GET", "/incidents?open=true");
	const { id, rev } = answer.items[0] ?? expect.fail();
	await as("operator").call("POST", `/incidents/${id}/acknowledge`, { rev });
	await as("operator").call("POST", `/incidents/${id}/note`, { text: "a note" });
	await rig.says("panel-b07-1-0602", "home.panic", { button: "wall" });
	await rig.says("panel-b03-2-0401", "home.duress");
	const seq = rig.journal.lastSeq;
	for (const [name, console] of consoles) if (name !== "guard") await console.until((message) => message.seq >= seq);
});
afterAll(() => rig.close());

function as(role: Role): Person {
	return people.get(role) ?? expect.fail(role);
}

const listed = z.object({ items: z.array(z.looseObject({ id: z.string() })) });

function upsertsOf(name: string): readonly Told[] {
	return (consoles.get(name)?.heard ?? []).flatMap(({ upserts = [] }) => upserts);
}

function eventsOf(name: string): { readonly seq: number }[] {
	return (consoles.get(name)?.heard ?? []).flatMap(({ events = [] }) => events);
}

describe.each(ROLES)("what /live told %s", (role) => {
	test("is what the routes answer them, and nothing that they refuse", async () => {
		const { call } = as(role);
		const lists = new Map<string, Map<string, Record<string, unknown>>>();
		for (const [kind, path] of Object.entries(LISTS)) {
			const reply = await call("GET", `${path}?limit=1000`);
			if (reply.status === 200) lists.set(kind, new Map(listed.parse(reply.json).items.map((one) => [one.id, one])));
		}
		const newest = new Map(upsertsOf(role).map((one) => [`${one.kind} ${one.id}`, one]));
		for (const { kind, id, rev, value } of newest.values()) {
			const list = lists.get(kind);
			expect([role, kind, list !== undefined]).toEqual([role, kind, true]);
			if (value === undefined) continue;
			const found = list?.get(id);
			// An object that only counts on by itself may have moved on since.
			if (found?.rev === rev) expect([kind, value]).toEqual([kind, found]);
			else expect(Object.keys(found ?? {})).toEqual(expect.arrayContaining(Object.keys(value)));
		}
		for (const event of eventsOf(role)) {
			const { status, json } = await call("GET", `/events/${event.seq}`);
			expect([role, status, event]).toEqual([role, 200, json]);
		}
		if (role !== "guard") expect(newest.size).toBeGreaterThan(744);
	});
});

test("a note for the next watch reaches nobody but who keeps one, by no way", async () => {
	for (const [name, { heard }] of consoles) {
		const knows = name === "operator" || name === "captain";
		expect([name, JSON.stringify(heard).includes(NOTE)]).toEqual([name, knows]);
	}
	for (const role of ["manager", "admin"] as const) {
		const { items } = (await as(role).call("GET", "/events?type=shift.handed-over")).answer;
		expect(items).toMatchObject([{ source: `user:${as("operator").name}`, data: {} }]);
		expect(JSON.stringify(items)).not.toContain(NOTE);
	}
});

test("the wall screen hears of no person, no flat and no entry, whoever is signed in there", () => {
	const told = upsertsOf("kiosk");
	expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(["incident", "device", "bypass"]));
	expect(eventsOf("kiosk")).toEqual([]);
	const fields = new Set(told.flatMap(({ value = {} }) => Object.keys(value)));
	for (const personal of ["owner", "unit", "by", "guards", "dispatches", "outOfService", "shelved"]) {
		expect([personal, fields.has(personal)]).toEqual([personal, false]);
	}
	const incidents = told.filter(({ kind }) => kind === "incident");
	expect(JSON.stringify(incidents)).toContain("home.panic");
	expect(JSON.stringify(incidents)).not.toMatch(/602|operator-/);
});

test("the wall screen alone hears in each beat how the watch is kept, and no name", async () => {
	const wall = consoles.get("kiosk") ?? expect.fail("kiosk");
	const beat = await wall.until(({ type, wall }) => type === "beat" && wall?.unattended === undefined);
	expect(JSON.stringify(beat)).not.toContain(as("operator").name);
	await consoles.get("operator")?.until(({ type }) => type === "beat");
	const others = [...consoles].filter(([name]) => name !== "kiosk").flatMap(([, { heard }]) => heard);
	expect(others.filter(({ wall }) => wall !== undefined)).toEqual([]);
});

test("a page that begins hears of incidents first, then of alarms and devices, then of all else", async () => {
	const page = await as("operator").follow();
	await page.until(({ type, more }) => type === "sync" && !more);
	const kinds: string[] = page.heard.flatMap(({ upserts = [] }) => upserts.map(({ kind }) => kind));
	const order = [...new Set(kinds)];
	expect(order.slice(0, 3)).toEqual(["incident", "alarm", "device"]);
	expect(order.slice(3)).toEqual(expect.arrayContaining(["shift", "bypass", "walk-test"]));
	page.socket.terminate();
});

test("an audience that is asked for and does not exist is refused before the upgrade", async () => {
	const { cookie } = as("operator");
	const asAdmin = follow(rig.http.url, { cookie, origin: rig.http.url }, { since: 0 }, "/live?as=admin");
	await expect(asAdmin).rejects.toThrow("400");
	const guard = await follow(
		rig.http.url,
		{ cookie: as("guard").cookie, origin: rig.http.url },
		{ since: 0 },
		"/live?as=kiosk",
	);
	const sync = await guard.until(({ type }) => type === "sync");
	expect(sync.upserts).toEqual([]);
	guard.socket.terminate();
});

test("each audience is told what every object of its sort has, and a field that nobody named is told to nobody", () => {
	const audiences: readonly Audience[] = [...ROLES, "kiosk", "mqtt"];
	for (const kind of PUBLISHED) {
		const { shape } = OBJECTS[kind];
		if (!(shape instanceof z.ZodObject)) throw new Error(`${kind} has no fields`);
		const fields: readonly [string, z.ZodType][] = Object.entries(shape.shape);
		const keys = fields.map(([key]) => key);
		const required = fields.filter(([, type]) => !type.safeParse(undefined).success);
		const whole = Object.fromEntries([...keys, "unnamed"].map((key) => [key, key]));
		for (const audience of audiences) {
			// The value is no object of the sort: only its keys count here.
			const told = toldTo(audience, kind, whole as never) as object | undefined;
			if (!told) continue;
			expect(Object.keys(told)).toEqual(expect.arrayContaining(required.map(([key]) => key)));
			expect(told).not.toHaveProperty("unnamed");
		}
		// A new field is decided for those who act on it, or they would see it by the routes only.
		const acts = isTold("operator", kind) ? "operator" : "captain";
		const acting = toldTo(acts, kind, whole as never) as object | undefined;
		expect(Object.keys(acting ?? {}).sort()).toEqual(keys.toSorted());
	}
	expect(audiences.filter((audience) => !follows(audience))).toEqual(["guard"]);
});
