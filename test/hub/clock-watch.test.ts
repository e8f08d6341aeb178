import { existsSync } from "node:fs";
import { join } from "node:path";
import { encode } from "jpeg-js";
import { pino } from "pino";
import { expect, test } from "vitest";
import type { Hub } from "../../src/main.ts";
import { openSnapshotStore } from "../../src/snapshots/snapshot-store.ts";
import { sweep } from "../../src/snapshots/sweep.ts";
import { signIn } from "../http/rig.ts";
import { newFolder, PASSWORD } from "../hub-process.ts";
import { deviceOf, entriesOf, openHubOn, report, TestMachine } from "../hub-with-clock.ts";
import { now as realNow } from "../waiting.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const YEAR_MS = 365 * DAY_MS;
const BEAMS = ["beam-south-1", "beam-west-1", "beam-east-3"] as const;

const isNear = (at: number, to: number) => Math.abs(at - to) < 60_000;
/** The hub looks at a suspect clock at most this often; a settled one must stand for five seconds of the machine's. */
const suspected = (hub: Hub) => expect.poll(() => hub.health.blind.map(({ cause }) => cause));
const faults = async (hub: Hub) =>
	(await hub.store.reader.objects("incident", { limit: 100, order: "desc", open: true })).items.filter(
		({ type }) => type === "hub.blind",
	);

/** Each of these devices reports something, by a clock that is so far ahead (ms) of this machine's. */
async function witnesses(hub: Hub, aheadMs = 0): Promise<void> {
	for (const id of BEAMS) {
		const device = await deviceOf(hub, id);
		await report(device, "perimeter.restored", { of: "perimeter.beam-broken" }, realNow() + aheadMs);
	}
}

test("a wall clock that jumps moves nothing: a high incident names it, and goes when the clock is right again", async () => {
	const machine = new TestMachine();
	const hub = await openHubOn(newFolder(), machine);
	const { clock } = hub.store;
	for (const jump of [9 * YEAR_MS, 31 * DAY_MS, 8 * HOUR_MS, -HOUR_MS]) {
		machine.step(jump);
		await suspected(hub).toEqual(["clock-suspect"]);
		expect(isNear(clock.now(), realNow())).toBe(true);
		machine.step(-jump);
		machine.pass(1_000);
		await suspected(hub).toEqual([]);
		expect(isNear(clock.now(), machine.wall())).toBe(true);
	}
	await expect.poll(() => faults(hub)).toHaveLength(1);
	expect((await faults(hub))[0]).toMatchObject({ priority: "high", words: { en: expect.stringContaining("clock") } });
	expect(await entriesOf(hub, "clock.set")).toEqual([]);
	expect(await entriesOf(hub, "hub.sighted")).toHaveLength(4);
	for (const { receivedAt } of await entriesOf(hub)) expect(isNear(receivedAt, machine.wall())).toBe(true);
});

test("a jump of 31 days and a restart within it erase no picture", async () => {
	const machine = new TestMachine();
	const data = newFolder();
	const first = await openHubOn(data, machine);
	const camera = await deviceOf(first, "cam-east-1");
	for (let shade = 0; shade < 10; shade++) {
		const picture = encode({ data: Buffer.alloc(16 * 16 * 4, 20 * shade), width: 16, height: 16 }, 60).data;
		await camera.publishAsync(`gatehouse/v1/jingxin-garden/cam-east-1/snapshot/e${shade}`, picture, { qos: 1 });
	}
	const hashes = (await entriesOf(first, "snapshot.received")).map((entry) => String(entry.data.hash));
	expect(hashes).toHaveLength(10);
	machine.step(31 * DAY_MS);
	await suspected(first).toEqual(["clock-suspect"]);
	camera.end(true);
	await first.close();

	const second = await openHubOn(data, machine);
	const { folder } = second.store;
	const parts = { ...second.store, album: openSnapshotStore(folder.pictures), log: pino({ level: "silent" }) };
	expect(await sweep(parts, { orphans: true })).toBe(0);
	machine.step(-31 * DAY_MS);
	await suspected(second).toEqual([]);
	expect(await sweep(parts, { orphans: true })).toBe(0);
	for (const hash of hashes) {
		expect(existsSync(join(folder.pictures, hash.slice(0, 2), `${hash.slice(2)}.jpg`))).toBe(true);
	}
});

/** Signed in, with a session that ends in twelve hours. */
async function sessionOn({ store: { access } }: Hub): Promise<string> {
	await access.people.add({ name: "lin", role: "operator", password: "a-lamp-over-the-gate-7", by: "hub" });
	return (await access.sessions.open("lin", { address: "127.0.0.1" })).token;
}

/** A breach that rings, and the time it may still wait, ms. */
async function breachOn(hub: Hub): Promise<() => Promise<number>> {
	const beam = await deviceOf(hub, "beam-north-1");
	await report(beam, "perimeter.beam-broken", { beams: [1, 2] });
	beam.end(true);
	const { items } = await hub.store.reader.objects("incident", { limit: 10, order: "desc", open: true });
	const id = items.find(({ type }) => type === "perimeter.breach")?.id ?? "";
	return async () => Number((await hub.store.reader.incident(id))?.due?.at) - hub.store.clock.now();
}

test("a clock a year ahead fires no timer and ends no session; a person's word begins an epoch in which all keep the time left", async () => {
	const machine = new TestMachine();
	const hub = await openHubOn(newFolder(), machine);
	const { access, clock } = hub.store;
	const token = await sessionOn(hub);
	const left = await breachOn(hub);
	const before = await left();
	expect(before).toBeGreaterThan(30_000);
	const entries = (await entriesOf(hub)).length;
	machine.step(YEAR_MS);
	await suspected(hub).toEqual(["clock-suspect"]);
	await witnesses(hub);
	machine.pass(10_000);
	expect(access.sessions.principal(token)).toBeDefined();
	expect((await entriesOf(hub)).filter(({ id }) => id.startsWith("due-"))).toEqual([]);
	expect((await entriesOf(hub)).length - entries).toBeLessThan(20);
	const { from, to } = await hub.clockWatch.confirm("hub");
	expect(isNear(from + YEAR_MS, to)).toBe(true);
	expect(isNear(clock.now(), machine.wall())).toBe(true);
	expect(access.sessions.principal(token)).toBeDefined();
	const now = await left();
	expect(now).toBeLessThanOrEqual(before - 10_000);
	expect(now).toBeGreaterThan(before - 25_000);
	await suspected(hub).toEqual([]);
	expect((await entriesOf(hub)).filter(({ id }) => id.startsWith("due-"))).toEqual([]);
	machine.pass(before);
	await expect.poll(() => entriesOf(hub, "incident.acknowledge-overdue")).not.toEqual([]);
});

test("who answers for the machine confirms by the API what they saw of its clock, and nothing where nothing is in doubt", async () => {
	const machine = new TestMachine();
	const hub = await openHubOn(newFolder(), machine);
	await hub.store.access.people.add({ name: "wu", role: "captain", password: PASSWORD, by: "hub" });
	const { call } = await signIn(hub.http.url, "wu", PASSWORD);
	const confirm = (said: unknown) => call("POST", "/clock/confirm", { machine: said });
	const calm = (await call("GET", "/clock")).answer;
	expect(calm).toEqual({ hub: expect.any(String), machine: expect.any(String) });
	expect(await confirm(calm.machine)).toMatchObject({
		status: 409,
		json: { type: "urn:gatehouse:problem:wrong-state" },
	});
	machine.step(YEAR_MS);
	await suspected(hub).toEqual(["clock-suspect"]);
	const doubted = (await call("GET", "/clock")).answer;
	expect(isNear(Date.parse(doubted.machine), machine.wall())).toBe(true);
	expect(doubted.suspectSince).toEqual(expect.any(String));
	// It was set once more after it was looked at: that is another clock.
	machine.step(YEAR_MS);
	expect(await confirm(doubted.machine)).toMatchObject({ status: 409 });
	expect(await entriesOf(hub, "clock.set")).toEqual([]);
	expect((await confirm("yesterday")).status).toBe(422);
	const { status, answer } = await confirm((await call("GET", "/clock")).answer.machine);
	expect([status, isNear(Date.parse(answer.to), machine.wall())]).toEqual([200, true]);
	expect(isNear(hub.store.clock.now(), machine.wall())).toBe(true);
	expect(await entriesOf(hub, "clock.set")).toMatchObject([{ data: { why: "person", by: "user:wu" } }]);
	await suspected(hub).toEqual([]);
});

test("a clock that was eight hours ahead at the start is set back within seconds, and what follows is right, also after a restart", async () => {
	const machine = new TestMachine();
	const data = newFolder();
	const earlier = await openHubOn(data, machine);
	await earlier.close();
	machine.step(8 * HOUR_MS);
	const wrong = await openHubOn(data, machine);
	const token = await sessionOn(wrong);
	const left = await breachOn(wrong);
	const before = await left();
	const askedAt = machine.monotonic();
	machine.step(-8 * HOUR_MS);
	await suspected(wrong).toEqual(["clock-suspect"]);
	machine.pass(6_000);
	await suspected(wrong).toEqual([]);
	// The clock is right at once; its entry comes with the next commit.
	await expect.poll(() => entriesOf(wrong, "clock.set")).toHaveLength(1);
	const [set] = await entriesOf(wrong, "clock.set");
	expect(set?.data.why).toBe("starting");
	expect(isNear(Number(set?.receivedAt), machine.wall())).toBe(true);
	// As much less as the machine counted, and some seconds of drift: nothing of the eight hours.
	const expected = before - (machine.monotonic() - askedAt);
	expect(Math.abs((await left()) - expected)).toBeLessThan(10_000);
	expect(wrong.store.access.sessions.principal(token)).toBeDefined();
	await wrong.close();

	machine.pass(60_000);
	const right = await openHubOn(data, machine);
	await suspected(right).toEqual([]);
	expect(right.store.access.sessions.principal(token)).toBeDefined();
	const all = await entriesOf(right);
	const late = all.filter(({ seq }) => seq >= Number(set?.seq));
	for (const { receivedAt } of late) expect(Math.abs(receivedAt - machine.wall())).toBeLessThan(5 * 60_000);
	// By its time each entry is found, though times do not rise with seqs.
	const { reader } = right.store;
	const page = { limit: 1_000, order: "asc" } as const;
	const ahead = await reader.entries({ ...page, from: machine.wall() + HOUR_MS });
	expect(ahead.items.length).toBeGreaterThan(0);
	expect(ahead.items.every(({ seq }) => seq < Number(set?.seq))).toBe(true);
	const until = await reader.entries({ ...page, from: machine.wall() - HOUR_MS, to: machine.wall() + HOUR_MS });
	// A hub that runs goes on writing: what came since is no part of it.
	const found = [...until.items, ...ahead.items].filter(({ seq }) => seq <= Number(all.at(-1)?.seq));
	expect(found).toHaveLength(all.length);
});

test("a hub that was really off for a week guards at once, doubts its clock, and believes it when three devices agree", async () => {
	const machine = new TestMachine();
	const data = newFolder();
	const first = await openHubOn(data, machine);
	await first.close();
	const stoppedAt = machine.wall();
	machine.off(7 * DAY_MS);
	const hub = await openHubOn(data, machine);
	await suspected(hub).toEqual(["clock-suspect"]);
	expect(isNear(hub.store.clock.now(), stoppedAt)).toBe(true);
	const left = await breachOn(hub);
	expect(await left()).toBeGreaterThan(0);
	machine.pass(6_000);
	await witnesses(hub, 7 * DAY_MS);
	await suspected(hub).toEqual([]);
	await expect.poll(async () => (await entriesOf(hub, "clock.set"))[0]?.data.why).toBe("devices");
	expect(isNear(hub.store.clock.now(), machine.wall())).toBe(true);
	expect(await left()).toBeGreaterThan(0);
	// How long it was off is said by the commit after the one that sets the clock.
	const offMs = async () => {
		const down = (await entriesOf(hub, "hub.was-down")).at(-1);
		return Number(down?.data.to) - Number(down?.data.from);
	};
	await expect.poll(offMs).toBeGreaterThan(6 * DAY_MS);
});

test("what was in doubt when the hub ended still is when it starts again, and devices that say otherwise keep it so", async () => {
	const machine = new TestMachine();
	const data = newFolder();
	const first = await openHubOn(data, machine);
	machine.step(8 * HOUR_MS);
	await suspected(first).toEqual(["clock-suspect"]);
	await expect.poll(() => faults(first)).toHaveLength(1);
	await first.close();
	const second = await openHubOn(data, machine);
	await suspected(second).toEqual(["clock-suspect"]);
	machine.pass(6_000);
	await witnesses(second);
	await expect.poll(() => entriesOf(second, "perimeter.restored")).toHaveLength(3);
	expect(second.store.clock.suspectSince).toBeDefined();
	expect(await entriesOf(second, "clock.set")).toEqual([]);
	machine.step(-8 * HOUR_MS);
	machine.pass(1_000);
	await suspected(second).toEqual([]);
});
