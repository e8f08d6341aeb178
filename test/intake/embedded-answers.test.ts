import { afterEach, beforeEach, expect, test } from "vitest";
import { connect, DISCONNECT, publish } from "./packets-to-send.ts";
import { beamBroken, openRig, puback, type Rig, settled } from "./rig.ts";

let rig: Rig;
beforeEach(async () => {
	rig = await openRig();
});
afterEach(() => rig.close());

test("an event is acknowledged only once it is on disk", async () => {
	rig.journal.held = true;
	const raw = await rig.bySocket("beam-east-3");
	raw.send(publish(rig.topic("beam-east-3", "event"), beamBroken("e1"), { id: 9 }));
	await settled();
	expect(raw.came).toHaveLength(0);
	expect(rig.journal.events).toHaveLength(0);
	rig.journal.release();
	expect([...(await raw.read(4))]).toEqual(puback(9));
	expect(rig.journal.events.map(({ id }) => id)).toEqual(["e1"]);
});

test("an event of QoS 2 gets its PUBREC only then, and PUBREL its PUBCOMP", async () => {
	rig.journal.held = true;
	const raw = await rig.bySocket("beam-east-3");
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
	const raw = await rig.bySocket("beam-east-3");
	rig.journal.full = true;
	raw.send(publish(rig.topic("beam-east-3", "event"), beamBroken("e1")));
	expect(await raw.closed()).toHaveLength(0);
	expect(rig.intake.counters.notTaken).toBe(1);
	rig.journal.full = false;
	const again = await rig.bySocket("beam-east-3");
	again.send(publish(rig.topic("beam-east-3", "event"), beamBroken("e1")));
	expect([...(await again.read(4))]).toEqual(puback(1));
	expect(rig.journal.events).toHaveLength(1);
});

test("acknowledgements keep the order of the messages, whatever needs the disk and whatever does not", async () => {
	rig.journal.held = true;
	const raw = await rig.bySocket("beam-east-3");
	raw.send(
		publish(rig.topic("beam-east-3", "event"), beamBroken("e1"), { id: 1 }),
		publish(rig.topic("beam-east-3", "status"), "online", { id: 2 }),
		publish(rig.topic("beam-east-3", "event"), "{", { id: 3 }),
		publish(rig.topic("beam-east-3", "event"), beamBroken("e2"), { id: 4 }),
	);
	await settled();
	expect(raw.came).toHaveLength(0);
	rig.journal.release();
	expect([...(await raw.read(16))]).toEqual([1, 2, 3, 4].flatMap(puback));
});

test("a repeat is acknowledged and changes nothing", async () => {
	const raw = await rig.bySocket("beam-east-3");
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
	expect([...(await raw.closed())]).toEqual(puback(1));
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
	const raw = await rig.bySocket("beam-east-3");
	const topic = rig.topic("beam-east-3", "event");
	const size = 1_048_576 + 512 - topic.length - 4;
	raw.send(publish(topic, Buffer.alloc(size, 0x61)));
	expect([...(await raw.read(4))]).toEqual(puback(1));
	expect(rig.journal.rejected).toMatchObject([{ totalBytes: size, path: "payload", found: String(size) }]);
	expect(rig.journal.rejected[0]?.bytes).toHaveLength(65_536);
});
