import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { Aedes } from "aedes";
import { encode } from "jpeg-js";
import mqtt, { type MqttClient } from "mqtt";
import pino from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openClock } from "../../../src/hub/clock.ts";
import { Credentials } from "../../../src/intake/credentials.ts";
import { type Intake, openIntake } from "../../../src/intake/open.ts";
import { openSnapshotStore } from "../../../src/snapshots/snapshot-store.ts";
import { newFolder } from "../../hub-process.ts";
import { lapse } from "../../waiting.ts";
import { MemoryJournal } from "../memory-journal.ts";
import { CONNACK_OK, connect, publish } from "../packets-to-send.ts";
import { beamBroken, gardenWithRecorder, rawSocket } from "../rig.ts";

let broker: Aedes;
let server: Server;
let url: string;
let followed = false;
/** How often the hub has connected. */
let hubConnections = 0;
let device: MqttClient;
const open = new Set<Socket>();
const hubs: Intake[] = [];
const topic = (leaf: string, id = "beam-east-3") => `gatehouse/v1/jingxin-garden/${id}/${leaf}`;

beforeEach(async () => {
	broker = await Aedes.createBroker();
	followed = false;
	hubConnections = 0;
	broker.on("clientReady", ({ id }) => {
		if (id === "gatehouse-jingxin-garden") hubConnections++;
	});
	broker.on("subscribe", (_subscriptions, client) => {
		followed ||= client.id === "gatehouse-jingxin-garden";
	});
	server = createServer((socket) => {
		open.add(socket);
		broker.handle(socket);
	});
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	const { port }: Pick<AddressInfo, "port"> = Object(server.address());
	url = `mqtt://127.0.0.1:${port}`;
	device = await mqtt.connectAsync(url, { clientId: "beam-east-3" });
});
afterEach(async () => {
	device.end(true);
	await Promise.all(hubs.splice(0).map((hub) => hub.close()));
	for (const socket of open) socket.destroy();
	await new Promise<void>((done) => broker.close(() => done()));
	await new Promise((done) => server.close(done));
});

async function hub(journal: MemoryJournal): Promise<Intake> {
	const site = await gardenWithRecorder();
	const intake = await openIntake({
		site,
		journal,
		credentials: new Credentials(),
		clock: openClock({ notBefore: 0 }),
		log: pino({ level: "silent" }),
		known: [],
		album: openSnapshotStore(newFolder()),
		mqtt: { broker: url.replace("//", "//hub:secret@") },
	});
	hubs.push(intake);
	return intake;
}

/** Resolves once the hub has subscribed. */
async function follows(): Promise<void> {
	await vi.waitFor(() => expect(followed).toBe(true));
}

test("the hub is ready while it follows the external broker, and not while that is away", async () => {
	const intake = await hub(new MemoryJournal());
	await vi.waitFor(() => expect(intake.ready).toBe(true));
	for (const socket of open) socket.destroy();
	await vi.waitFor(() => expect(intake.ready).toBe(false));
	await vi.waitFor(() => expect(intake.ready).toBe(true));
});

test("an event through an external broker is committed, and the device gets a receipt", async () => {
	const journal = new MemoryJournal();
	const intake = await hub(journal);
	expect(intake.address).toBe(url);
	await follows();
	const receipts: unknown[] = [];
	device.on("message", (_topic, payload) => receipts.push(JSON.parse(payload.toString())));
	await device.subscribeAsync(topic("receipt"));
	await device.publishAsync(topic("event"), beamBroken("e1"), { qos: 1 });
	await vi.waitFor(() => expect(receipts).toEqual([{ id: "e1", seq: journal.lastSeq }]));
	await device.publishAsync(topic("event"), beamBroken("e1"), { qos: 1 });
	await vi.waitFor(() => expect(receipts).toHaveLength(2));
	expect(journal.events.map(({ id }) => id)).toEqual(["e1"]);
	expect(journal.rejected).toEqual([]);
});

test("a picture through an external broker is kept, and one that is none is not", async () => {
	const journal = new MemoryJournal();
	const intake = await hub(journal);
	await follows();
	const { data } = encode({ data: Buffer.alloc(16 * 16 * 4, 90), width: 16, height: 16 }, 60);
	for (const payload of [data, data, Buffer.from("no picture")]) {
		await device.publishAsync(topic("snapshot/e1"), payload, { qos: 1 });
	}
	await vi.waitFor(() => expect(journal.rejected).toHaveLength(1));
	await vi.waitFor(() => expect(intake.counters.pictures).toBe(1));
	const pictures = journal.drafts.filter(({ type }) => type === "snapshot.received");
	expect(pictures).toMatchObject([{ data: { device: "beam-east-3", event: "e1", bytes: data.length } }]);
});

test("a hub killed before the commit gets the message again; one killed after it does not lose it", async () => {
	const stuck = new MemoryJournal();
	const first = await hub(stuck);
	await follows();
	stuck.held = true;
	for (const id of ["e1", "e2", "e3"]) await device.publishAsync(topic("event"), beamBroken(id), { qos: 1 });
	await vi.waitFor(() => expect(first.counters.messages).toBe(3));
	for (const socket of open) if (socket !== device.stream) socket.destroy();
	await first.close();
	expect(stuck.events).toEqual([]);
	const journal = new MemoryJournal();
	await hub(journal);
	await vi.waitFor(() => expect(journal.events.map(({ id }) => id).sort()).toEqual(["e1", "e2", "e3"]));
});

test("what was sent while the hub was away is there when it comes back", async () => {
	const first = await hub(new MemoryJournal());
	await follows();
	await first.close();
	await device.publishAsync(topic("event"), beamBroken("meanwhile"), { qos: 1 });
	const journal = new MemoryJournal();
	await hub(journal);
	await vi.waitFor(() => expect(journal.events.map(({ id }) => id)).toEqual(["meanwhile"]));
});

test("what the disk does not take is not acknowledged, and comes again", async () => {
	const journal = new MemoryJournal();
	await hub(journal);
	await follows();
	journal.full = true;
	await device.publishAsync(topic("event"), beamBroken("e1"), { qos: 1 });
	await lapse(100);
	journal.full = false;
	await vi.waitFor(() => expect(journal.events.map(({ id }) => id)).toEqual(["e1"]));
});

test("what is not valid, of no device, or on no known leaf is kept in quarantine", async () => {
	const journal = new MemoryJournal();
	await hub(journal);
	await follows();
	await device.publishAsync(topic("event"), "{", { qos: 1 });
	await device.publishAsync(topic("event", "nobody"), beamBroken("e1"), { qos: 1 });
	await device.publishAsync(topic("mood"), "fine", { qos: 1 });
	await device.publishAsync(topic("snapshot/e1"), "no picture", { qos: 1 });
	await vi.waitFor(() =>
		expect(journal.rejected.map(({ sender, path }) => [sender, path])).toEqual([
			["beam-east-3", "payload"],
			["nobody", "topic"],
			["beam-east-3", "topic"],
			["beam-east-3", "payload"],
		]),
	);
});

const BIG = Buffer.alloc(1_300_000, "x");

test("one bad message never ends the link that all devices share: it is drained, quarantined and acknowledged", async () => {
	const journal = new MemoryJournal();
	const intake = await hub(journal);
	await follows();
	await device.publishAsync(topic("event"), BIG, { qos: 1 });
	await device.publishAsync(topic("mood"), BIG, { qos: 0 });
	const raw = await rawSocket(Number(new URL(url).port));
	open.add(raw.socket);
	raw.send(connect({ clientId: "beam-east-4" }));
	expect(await raw.read(4)).toEqual(CONNACK_OK);
	raw.send(publish(topic("ev\0nt", "beam-east-4"), "zero in its topic"));
	await device.publishAsync(topic("event"), beamBroken("after"), { qos: 1 });
	await vi.waitFor(() => expect(journal.events.map(({ id }) => id)).toEqual(["after"]));
	await vi.waitFor(() => expect(journal.rejected).toHaveLength(3));
	const kept = journal.rejected.map(({ sender, totalBytes, bytes, reason }) => [
		sender,
		totalBytes,
		bytes.length,
		reason.replace(/\d{6,}/g, "N"),
	]);
	expect(kept.toSorted()).toEqual([
		["beam-east-3", BIG.length, 65_536, "packet: a packet of N bytes, at most N allowed"],
		["beam-east-3", BIG.length, 65_536, "packet: a packet of N bytes, at most N allowed"],
		["beam-east-4", 17, 17, "packet: a topic that is not well-formed UTF-8"],
	]);
	expect(hubConnections).toBe(1);
	expect(intake.counters).toMatchObject({ cutOff: 0, notTaken: 0 });
	// What was acknowledged does not come again.
	await intake.close();
	const next = new MemoryJournal();
	await hub(next);
	await device.publishAsync(topic("event"), beamBroken("then"), { qos: 1 });
	await vi.waitFor(() => expect(next.events.map(({ id }) => id)).toEqual(["then"]));
	expect(next.rejected).toEqual([]);
});

test("what the broker had kept from before is no news, but a device's status is what it is now", async () => {
	await device.publishAsync(topic("event"), beamBroken("stale"), { qos: 1, retain: true });
	await device.publishAsync(topic("health"), BIG, { qos: 1, retain: true });
	await device.publishAsync(topic("mood"), "{", { qos: 1, retain: true });
	await device.publishAsync(topic("status"), "online", { qos: 1, retain: true });
	const journal = new MemoryJournal();
	const intake = await hub(journal);
	await follows();
	await vi.waitFor(() => expect(intake.lastSeenAt("beam-east-3")).toBeGreaterThan(0));
	await device.publishAsync(topic("event"), beamBroken("fresh"), { qos: 1, retain: true });
	await vi.waitFor(() => expect(journal.events.map(({ id }) => id)).toEqual(["fresh"]));
	expect(journal.rejected).toEqual([]);
	expect(hubConnections).toBe(1);
});

test("the hub's own word is retained there: online, and offline when it closes", async () => {
	const intake = await hub(new MemoryJournal());
	const said: string[] = [];
	device.on("message", (_topic, payload) => said.push(payload.toString()));
	await device.subscribeAsync("gatehouse/v1/jingxin-garden/hub/status");
	await vi.waitFor(() => expect(said).toEqual(["online"]));
	await intake.close();
	await vi.waitFor(() => expect(said).toEqual(["online", "offline"]));
});

test("a URL of no MQTT broker is refused with what is allowed, and without its password", async () => {
	url = "http://127.0.0.1";
	await expect(hub(new MemoryJournal())).rejects.toMatchObject({
		problem: {
			code: "wrong-configuration",
			detail: "--broker: found http://…@127.0.0.1, expected mqtt://[user:password@]host[:port] or mqtts://…",
		},
	});
	url = "mqtt://127.0.0.1:1";
});
