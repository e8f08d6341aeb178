import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openAlbum } from "../../src/pictures/album.ts";
import { newFolder } from "../hub-process.ts";
import { CONNACK_OK, connect, DISCONNECT, publish } from "./packets-to-send.ts";
import { beamBroken, openRig, type Raw, type Rig } from "./rig.ts";

let rig: Rig;
beforeEach(async () => {
	rig = await openRig();
});
afterEach(() => rig.close());

const PUBACK = (id: number) => [0x40, 2, 0, id];

async function bySocket(id: string, more: Partial<Parameters<typeof connect>[0]> = {}): Promise<Raw> {
	const raw = await rig.socket();
	raw.send(connect({ clientId: id, userName: id, password: rig.secrets[id] ?? "", ...more }));
	expect(await raw.read(4)).toEqual(CONNACK_OK);
	return raw;
}

const presence = () =>
	rig.journal.drafts
		.filter(({ source }) => source === "hub")
		.map(({ type, data }) => [type, data.device ?? data.gateway, data.why]);
const settled = () => new Promise((done) => setTimeout(done, 30));

test("an event is acknowledged only once it is on disk", async () => {
	rig.journal.held = true;
	const raw = await bySocket("beam-east-3");
	raw.send(publish(rig.topic("beam-east-3", "event"), beamBroken("e1"), { id: 9 }));
	await settled();
	expect(raw.came).toHaveLength(0);
	expect(rig.journal.events).toHaveLength(0);
	rig.journal.release();
	expect([...(await raw.read(4))]).toEqual(PUBACK(9));
	expect(rig.journal.events.map(({ id }) => id)).toEqual(["e1"]);
});

test("an event of QoS 2 gets its PUBREC only then, and PUBREL its PUBCOMP", async () => {
	rig.journal.held = true;
	const raw = await bySocket("beam-east-3");
	raw.send(publish(rig.topic("beam-east-3", "event"), beamBroken("e1"), { id: 5, qos: 2 }));
	await settled();
	expect(raw.came).toHaveLength(0);
	rig.journal.release();
	expect([...(await raw.read(4))]).toEqual([0x50, 2, 0, 5]);
	raw.send([0x62, 2, 0, 5]);
	expect([...(await raw.read(4))]).toEqual([0x70, 2, 0, 5]);
	expect(rig.journal.events).toHaveLength(1);
});

test("what the disk does not take is not acknowledged: the connection is closed without an answer", async () => {
	const raw = await bySocket("beam-east-3");
	rig.journal.full = true;
	raw.send(publish(rig.topic("beam-east-3", "event"), beamBroken("e1")));
	expect(await raw.closed()).toHaveLength(0);
	expect(rig.intake.counters.notTaken).toBe(1);
	rig.journal.full = false;
	const again = await bySocket("beam-east-3");
	again.send(publish(rig.topic("beam-east-3", "event"), beamBroken("e1")));
	expect([...(await again.read(4))]).toEqual(PUBACK(1));
	expect(rig.journal.events).toHaveLength(1);
});

test("acknowledgements keep the order of the messages, whatever needs the disk and whatever does not", async () => {
	rig.journal.held = true;
	const raw = await bySocket("beam-east-3");
	raw.send(
		publish(rig.topic("beam-east-3", "event"), beamBroken("e1"), { id: 1 }),
		publish(rig.topic("beam-east-3", "status"), "online", { id: 2 }),
		publish(rig.topic("beam-east-3", "event"), "{", { id: 3 }),
		publish(rig.topic("beam-east-3", "event"), beamBroken("e2"), { id: 4 }),
	);
	await settled();
	expect(raw.came).toHaveLength(0);
	rig.journal.release();
	expect([...(await raw.read(16))]).toEqual([1, 2, 3, 4].flatMap(PUBACK));
});

test("a repeat is acknowledged and changes nothing", async () => {
	const raw = await bySocket("beam-east-3");
	const event = beamBroken("e1");
	raw.send(
		publish(rig.topic("beam-east-3", "event"), event, { id: 1 }),
		publish(rig.topic("beam-east-3", "event"), event, { id: 2 }),
	);
	await raw.read(8);
	expect(rig.journal.events).toHaveLength(1);
	expect(rig.intake.counters).toMatchObject({ events: 1, repeats: 1 });
});

test("an event of QoS 0 is taken without an answer; retain on an event is ignored", async () => {
	const client = await rig.signIn("beam-east-3");
	await client.publishAsync(rig.topic("beam-east-3", "event"), beamBroken("e0"), { qos: 0 });
	await client.publishAsync(rig.topic("beam-east-3", "event"), beamBroken("e1"), { qos: 1, retain: true });
	expect(rig.journal.events.map(({ id }) => id)).toEqual(["e0", "e1"]);
	const got: string[] = [];
	client.on("message", (topic) => got.push(topic));
	await client.subscribeAsync(`${rig.topic("beam-east-3", "#")}`);
	await settled();
	expect(got).toEqual([]);
});

test("what is said before goodbye is acknowledged before the connection ends", async () => {
	rig.journal.held = true;
	const raw = await rig.socket();
	const hello = connect({
		clientId: "beam-east-3",
		userName: "beam-east-3",
		password: rig.secrets["beam-east-3"] ?? "",
	});
	raw.send(hello, publish(rig.topic("beam-east-3", "event"), beamBroken("e1")), DISCONNECT);
	await raw.read(4);
	await settled();
	rig.journal.release();
	expect([...(await raw.closed())]).toEqual(PUBACK(1));
});

test.each([
	["not JSON", "event", "{"],
	[
		"an unknown type",
		"event",
		JSON.stringify({ id: "e", type: "perimeter.x", at: new Date().toISOString(), data: {} }),
	],
	["a status that is none", "status", "asleep"],
	["health that is none", "health", '{"batteryPercent":101}'],
	["a reply without id", "reply", '{"ok":true}'],
	["a picture that is none", "snapshot/e1", "GIF89a"],
	["a picture's first bytes and no more", "snapshot/e1", "\u00ff\u00d8\u00ff"],
	["an unknown leaf", "mood", "fine"],
	["a picture of nothing", "snapshot/", "x"],
	["a leaf below an event", "event/more", "x"],
])("what is not valid is kept in quarantine with its reason, and acknowledged: %s", async (_what, leaf, payload) => {
	const client = await rig.signIn("beam-east-3");
	const topic = rig.topic("beam-east-3", leaf);
	await client.publishAsync(topic, Buffer.from(payload, "latin1"), { qos: 1 });
	expect(rig.journal.rejected).toEqual([
		expect.objectContaining({
			sender: "beam-east-3",
			topic,
			bytes: Uint8Array.from(Buffer.from(payload, "latin1")),
			reason: expect.stringMatching(/.{10}/),
		}),
	]);
	expect(rig.intake.counters.quarantined).toBe(1);
	expect(rig.journal.events).toEqual([]);
});

test("an event over 64 KiB is quarantined with its first 64 KiB, up to a packet of 1 MiB and 512 bytes", async () => {
	const raw = await bySocket("beam-east-3");
	const topic = rig.topic("beam-east-3", "event");
	const size = 1_048_576 + 512 - topic.length - 4;
	raw.send(publish(topic, Buffer.alloc(size, 0x61)));
	expect([...(await raw.read(4))]).toEqual(PUBACK(1));
	expect(rig.journal.rejected).toMatchObject([{ totalBytes: size, path: "payload", found: String(size) }]);
	expect(rig.journal.rejected[0]?.bytes).toHaveLength(65_536);
});

test.each([
	["another device's topic", () => rig.topic("beam-east-4", "event")],
	["another site's", () => "gatehouse/v1/elsewhere/beam-east-3/event"],
	["the hub's", () => rig.topic("hub", "status")],
	["the hub's word to itself", () => rig.topic("beam-east-3", "command")],
	["a receipt of its own", () => rig.topic("beam-east-3", "receipt")],
	["a topic of somebody else's", () => "zigbee2mqtt/x"],
	["the broker's own", () => "$SYS/x"],
	["its own prefix without a leaf", () => "gatehouse/v1/jingxin-garden/beam-east-3"],
])("publishing elsewhere than under its own topics closes the connection and is logged: %s", async (_what, topic) => {
	const raw = await bySocket("beam-east-3");
	raw.send(publish(topic(), beamBroken("e1")));
	expect(await raw.closed()).toHaveLength(0);
	expect(rig.journal.drafts.filter(({ type }) => type.startsWith("perimeter"))).toEqual([]);
	expect(rig.intake.counters.strayed).toBe(1);
	expect(rig.logged).toContainEqual(expect.objectContaining({ device: "beam-east-3", topic: topic() }));
});

test("a device may subscribe to what the hub says to it, and to nothing else", async () => {
	const client = await rig.signIn("beam-east-3", { resubscribe: false });
	const own = (leaf: string) => rig.topic("beam-east-3", leaf);
	const ask = async (topic: string) => {
		const granted = await client.subscribeAsync(topic, { qos: 1 }).catch(() => []);
		return granted[0]?.qos ?? 128;
	};
	for (const topic of [own("command"), own("receipt"), own("signal"), own("#"), own("+")])
		expect([topic, await ask(topic)]).toEqual([topic, 1]);
	const forbidden = [
		"#",
		"+/+/+/+/+",
		own("event"),
		own("status"),
		rig.topic("beam-east-4", "command"),
		rig.topic("+", "command"),
		rig.topic("hub", "#"),
		`$share/g/${own("command")}`,
		"$SYS/#",
	];
	for (const topic of forbidden) expect([topic, await ask(topic)]).toEqual([topic, 128]);
	expect(client.connected).toBe(true);
});

test("a recorder speaks for the cameras behind it, and for no others", async () => {
	const raw = await bySocket("nvr-1");
	const motion = JSON.stringify({
		id: "m1",
		type: "camera.motion",
		at: new Date().toISOString(),
		data: { score: 0.7 },
	});
	raw.send(
		publish(rig.topic("cam-east-1", "event"), motion, { id: 1 }),
		publish(rig.topic("nvr-1", "event"), motion, { id: 2 }),
	);
	expect([...(await raw.read(8))]).toEqual([...PUBACK(1), ...PUBACK(2)]);
	expect(rig.journal.events).toMatchObject([{ source: "device:cam-east-1", zone: "east-1", type: "camera.motion" }]);
	expect(rig.journal.rejected).toMatchObject([{ sender: "nvr-1", topic: rig.topic("nvr-1", "event") }]);
	raw.send(publish(rig.topic("cam-east-3", "event"), motion));
	expect(await raw.closed()).toHaveLength(0);
});

test("a reader sees what the hub publishes, retained too, and can say nothing", async () => {
	const client = await rig.signIn("wall-screen", { clientId: "" });
	const got: [string, string][] = [];
	client.on("message", (topic, payload) => got.push([topic, payload.toString()]));
	await rig.intake.publish(rig.topic("hub", "incident/inc-1"), "{}", { retain: true });
	await client.subscribeAsync(rig.topic("hub", "#"), { qos: 1 });
	await vi.waitFor(() =>
		expect(got.sort()).toEqual([
			[rig.topic("hub", "incident/inc-1"), "{}"],
			[rig.topic("hub", "status"), "online"],
		]),
	);
	expect(await client.subscribeAsync(rig.topic("beam-east-3", "#")).catch(() => "refused")).toBe("refused");
	client.publish(rig.topic("hub", "status"), "offline", { qos: 1 });
	await new Promise<void>((done) => client.once("close", () => done()));
});

test("a newer connection of a device ends the older one, whose last will says nothing any more", async () => {
	const will = { topic: rig.topic("beam-east-3", "status"), payload: "offline" };
	const older = await bySocket("beam-east-3", { will });
	older.send(publish(rig.topic("beam-east-3", "status"), "online"));
	await older.read(4);
	const newer = await bySocket("beam-east-3", { will });
	await older.closed();
	newer.send(publish(rig.topic("beam-east-3", "event"), beamBroken("e1")));
	await newer.read(4);
	await settled();
	expect(presence()).toEqual([["device.online", "beam-east-3", undefined]]);
	newer.socket.destroy();
	await vi.waitFor(() => expect(presence()).toContainEqual(["device.lost", "beam-east-3", "last-will"]));
});

test("a device that says goodbye leaves no will; one that drops does", async () => {
	const will = { topic: rig.topic("beam-east-3", "status"), payload: "offline" };
	const polite = await bySocket("beam-east-3", { will });
	polite.send(publish(rig.topic("beam-east-3", "status"), "online"), DISCONNECT);
	await polite.closed();
	await settled();
	expect(presence()).toEqual([["device.online", "beam-east-3", undefined]]);
	const dropped = await bySocket("beam-east-3", { will });
	dropped.socket.resetAndDestroy();
	await vi.waitFor(() =>
		expect(presence()).toEqual([
			["device.online", "beam-east-3", undefined],
			["device.lost", "beam-east-3", "last-will"],
		]),
	);
});

test("a device that keeps silent for one and a half keep-alives is dropped, one that pings is not", async () => {
	const silent = await bySocket("beam-east-3", { keepAliveS: 1 });
	const alive = await bySocket("beam-east-4", { keepAliveS: 1 });
	const beat = setInterval(() => alive.send([0xc0, 0]), 300);
	await silent.closed();
	clearInterval(beat);
	alive.send(publish(rig.topic("beam-east-4", "status"), "online", { id: 3 }));
	await vi.waitFor(() => expect([...alive.came].slice(-4)).toEqual(PUBACK(3)));
});

test("while the disk is slow, nobody is dropped for the silence that is the hub's", async () => {
	rig.journal.held = true;
	const raw = await bySocket("beam-east-3", { keepAliveS: 1 });
	raw.send(publish(rig.topic("beam-east-3", "event"), beamBroken("e1")));
	await new Promise((done) => setTimeout(done, 2_200));
	rig.journal.release();
	expect([...(await raw.read(4))]).toEqual(PUBACK(1));
});

test("a hub that closes commits and acknowledges what is in hand, and takes nothing more", async () => {
	rig.journal.held = true;
	const raw = await bySocket("beam-east-3", {
		will: { topic: rig.topic("beam-east-3", "status"), payload: "offline" },
	});
	raw.send(publish(rig.topic("beam-east-3", "event"), beamBroken("e1")));
	await settled();
	const closing = rig.intake.close();
	raw.send(publish(rig.topic("beam-east-3", "event"), beamBroken("e2"), { id: 2 }));
	await settled();
	rig.journal.release();
	expect([...(await raw.closed())]).toEqual(PUBACK(1));
	await closing;
	expect(rig.journal.events.map(({ id }) => id)).toEqual(["e1"]);
	expect(presence()).toEqual([["device.online", "beam-east-3", undefined]]);
});

test("whoever lost their rights is cut off", async () => {
	const raw = await bySocket("beam-east-3");
	rig.intake.disconnect("beam-east-3");
	await raw.closed();
});

test("a port that is taken is told by its number", async () => {
	await expect(openRig().then((second) => second.close())).resolves.toBeUndefined();
	const { openIntake } = await import("../../src/intake/open.ts");
	const { default: pino } = await import("pino");
	const { openClock } = await import("../../src/clock.ts");
	const opening = openIntake({
		site: rig.site,
		journal: rig.journal,
		credentials: rig.credentials,
		clock: openClock({ notBefore: 0 }),
		log: pino({ level: "silent" }),
		known: [],
		album: openAlbum(newFolder()),
		mqtt: { host: "127.0.0.1", port: rig.port },
	});
	await expect(opening).rejects.toMatchObject({
		problem: { code: "port-taken", detail: expect.stringContaining(String(rig.port)) },
	});
});
