import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import pino from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openClock } from "../../src/hub/clock.ts";
import { Credentials } from "../../src/intake/credentials.ts";
import { type Intake, newIntake } from "../../src/intake/open.ts";
import type { Journal } from "../../src/journal/journal.ts";
import { openJournal } from "../../src/journal/open.ts";
import type { Reader } from "../../src/journal/query.ts";
import { BUDGETS } from "../../src/model/budgets.ts";
import { readSite } from "../../src/site/read.ts";
import { openSnapshotStore } from "../../src/snapshots/snapshot-store.ts";
import { newFolder } from "../hub-process.ts";
import { CONNACK_OK, connect, packet, publish, subscribe } from "../intake/packets-to-send.ts";
import { beamBroken, rawSocket } from "../intake/rig.ts";
import { gardenAt } from "../local-hour.ts";

const SITE = "gatehouse/v1/jingxin-garden";
const IDS = ["beam-east-3", "beam-east-4", "cam-east-1", "panel-b03-2-0401"];

let folder: string;
let journal: Journal;
let reader: Reader;
let intake: Intake;
let port: number;
let secrets: Readonly<Record<string, string>>;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), "gatehouse-"));
	const log = pino({ level: "silent" });
	({ journal, reader } = await openJournal({
		file: join(folder, "journal.sqlite"),
		siteSource: { configFile: gardenAt() },
		log,
	}));
	const credentials = new Credentials();
	const made = credentials.make(IDS, 0);
	made.done();
	secrets = made.secrets;
	const site = await readSite(gardenAt());
	intake = newIntake({
		site: () => site,
		journal,
		credentials,
		clock: openClock({ notBefore: 0 }),
		log,
		known: [],
		album: openSnapshotStore(newFolder()),
		mqtt: { host: "127.0.0.1", port: 0 },
	});
	port = Number(new URL(await intake.open()).port);
});
afterEach(async () => {
	await intake.close();
	await journal.close();
	await reader.close();
	await rm(folder, { recursive: true });
});

const socket = () => rawSocket(port);
const hello = (id: string) => connect({ clientId: id, userName: id, password: secrets[id] ?? "" });

async function signedIn(id: string) {
	const raw = await socket();
	raw.send(hello(id));
	expect(await raw.read(4)).toEqual(CONNACK_OK);
	return raw;
}

/** Ids of the device's events on disk. */
async function stored(device: string): Promise<string[]> {
	const ids: string[] = [];
	let cursor: string | undefined;
	do {
		const query = { device, type: "perimeter.beam-broken", limit: 1_000, order: "asc" } as const;
		const page = await reader.entries({ ...query, ...(cursor !== undefined && { cursor }) });
		ids.push(...page.items.map(({ id }) => id));
		cursor = page.nextCursor;
	} while (cursor !== undefined);
	return ids;
}

/** An honest device beside the hostile one: each of its events has to be acknowledged and stored. */
async function flowGoesOn(): Promise<void> {
	const honest = await signedIn("beam-east-4");
	const ids = Array.from({ length: 20 }, (_, i) => `honest-${i}-${Math.random().toString(36).slice(2)}`);
	honest.send(...ids.map((id, i) => publish(`${SITE}/beam-east-4/event`, beamBroken(id), { id: i + 1 })));
	await honest.read(80);
	expect(await stored("beam-east-4")).toEqual(expect.arrayContaining(ids));
	honest.socket.destroy();
}

test("a packet of 3 MB of QoS 0 is cut off at its header", async () => {
	const raw = await signedIn("beam-east-3");
	raw.send(publish(`${SITE}/beam-east-3/event`, Buffer.alloc(3_000_000, 0x20), { qos: 0 }));
	await raw.closed();
	expect(intake.counters.cutOff).toBe(1);
	await flowGoesOn();
});

test("a burst of 3 MB in events of QoS 0 is taken, and blocks nobody", async () => {
	const raw = await signedIn("beam-east-3");
	const note = "x".repeat(3_000);
	const burst = Array.from({ length: 1_000 }, (_, i) =>
		publish(`${SITE}/beam-east-3/event`, beamBroken(`q0-${i}`, { data: { beams: [1], note } }), { qos: 0 }),
	);
	raw.send(...burst);
	await flowGoesOn();
	await vi.waitFor(async () => expect(await stored("beam-east-3")).toHaveLength(1_000));
});

test("ten thousand events in one go, half of them not valid: every one is acknowledged, in order", async () => {
	const raw = await signedIn("beam-east-3");
	const bytes = Array.from({ length: 10_000 }, (_, i) =>
		publish(`${SITE}/beam-east-3/event`, i % 2 ? "{" : beamBroken(`flood-${i}`), { id: i + 1 }),
	);
	raw.send(...bytes);
	const acks = await raw.read(40_000);
	for (let i = 0; i < 10_000; i++) expect(acks.readUInt16BE(i * 4 + 2)).toBe(i + 1);
	// Of one device's bad messages of a day the newest are kept; all are counted.
	expect(await reader.quarantineCount()).toBe(BUDGETS["quarantine-of-device"].limit);
	expect(intake.counters).toMatchObject({ events: 5_000, quarantined: 5_000 });
});

test("a socket that says nothing is closed after ten seconds, as is one that dawdles over its CONNECT", async () => {
	const begun = performance.now();
	const silent = await socket();
	const dawdler = await socket();
	const bytes = hello("beam-east-3");
	let sent = 0;
	const drip = setInterval(() => dawdler.send(bytes.subarray(sent, ++sent)), 500);
	await Promise.all([silent.closed(), dawdler.closed()]);
	clearInterval(drip);
	const took = performance.now() - begun;
	expect(took).toBeGreaterThan(9_500);
	expect(took).toBeLessThan(100_000);
	expect(intake.counters.cutOff).toBe(2);
	await flowGoesOn();
});

test("a device that sends one byte at a time is understood", async () => {
	const raw = await socket();
	for (const byte of Buffer.concat([hello("beam-east-3"), publish(`${SITE}/beam-east-3/event`, beamBroken("slow"))])) {
		raw.send([byte]);
		await new Promise((done) => setImmediate(done));
	}
	expect([...(await raw.read(8))]).toEqual([...CONNACK_OK, 0x40, 2, 0, 1]);
	expect(await stored("beam-east-3")).toEqual(["slow"]);
});

test("whatever bytes a stranger sends, the hub goes on", async () => {
	await fc.assert(
		fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 2_000 }), async (bytes) => {
			const raw = await socket();
			raw.send(Buffer.from(bytes));
			raw.socket.end();
			await raw.closed();
		}),
		{ numRuns: 200 },
	);
	await flowGoesOn();
});

test("whatever packets a signed-in device sends, the hub goes on and stores nothing of anyone else", async () => {
	const body = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
	const any = fc.oneof(
		fc.tuple(fc.integer({ min: 0, max: 255 }), body).map(([first, bytes]) => packet(first, bytes)),
		fc
			.tuple(
				fc.constantFrom("event", "status", "health", "reply", "signal", "snapshot/x", "mood"),
				body,
				fc.integer({ min: 0, max: 2 }),
			)
			.map(([leaf, bytes, qos]) => publish(`${SITE}/beam-east-3/${leaf}`, bytes, { qos, id: 7 })),
		fc.string({ minLength: 1, maxLength: 40 }).map((filter) => subscribe(filter)),
	);
	await fc.assert(
		fc.asyncProperty(fc.array(any, { maxLength: 12 }), async (packets) => {
			const raw = await signedIn("beam-east-3");
			raw.send(...packets);
			raw.socket.end();
			await raw.closed();
		}),
		{ numRuns: 200 },
	);
	await flowGoesOn();
	const { items } = await reader.quarantined({ limit: 1_000, order: "asc" });
	expect(new Set(items.map(({ sender }) => sender))).toEqual(new Set(["beam-east-3"]));
});

test("a subscriber that takes nothing is dropped, and slows nobody", async () => {
	const frozen = await signedIn("panel-b03-2-0401");
	frozen.send(
		subscribe(`${SITE}/panel-b03-2-0401/command`),
		publish(`${SITE}/panel-b03-2-0401/status`, "online", { id: 2 }),
	);
	await frozen.read(9);
	frozen.socket.pause();
	const args = { text: "x".repeat(60_000) };
	for (let i = 0; i < 200; i++) void intake.command("panel-b03-2-0401", { name: "show", args });
	await flowGoesOn();
	await vi.waitFor(() => expect(intake.counters.signedIn).toBe(0));
});
