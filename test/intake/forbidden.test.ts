import { afterAll, beforeAll, expect, test } from "vitest";
import { CONNACK_OK, connect, DISCONNECT, packet, publish, subscribe } from "./packets-to-send.ts";
import { beamBroken, openRig, type Rig } from "./rig.ts";

let rig: Rig;
beforeAll(async () => {
	rig = await openRig();
});
afterAll(() => rig.close());

const SURROGATE = Buffer.from([0x61, 0xed, 0xa0, 0x80]);
const NUL = "beam\u0000";
const self = { clientId: "beam-east-3", userName: "beam-east-3" };

/** First packets at which the socket is closed without a word. */
const notGreetings: readonly [string, () => Buffer][] = [
	["garbage", () => Buffer.from("GET / HTTP/1.1\r\n\r\n")],
	["one byte that begins no CONNECT", () => Buffer.from([0x30])],
	["PUBLISH", () => publish(rig.topic("beam-east-3", "event"), "{}")],
	["CONNECT over 4 KiB, at its header", () => Buffer.from([0x10, 0x81, 0x20])],
	["CONNECT with flags in its first byte", () => Buffer.from([0x12, 0x0c])],
	["another protocol's name", () => connect({ ...self, protocol: "MQTX", password: "x" })],
	["the reserved flag", () => connect({ ...self, password: "x", flags: 0xc3 })],
	["a will of QoS 3", () => connect({ ...self, will: { topic: "a", payload: "b" }, password: "x", flags: 0xde })],
	["will flags without a will", () => connect({ ...self, password: "x", flags: 0xca })],
	["a password without user name", () => connect({ clientId: "beam-east-3", password: "x" })],
	["U+0000 in the client id", () => connect({ ...self, clientId: NUL, password: "x" })],
	["a surrogate in the client id", () => connect({ ...self, clientId: SURROGATE, password: "x" })],
	["a surrogate in the user name", () => connect({ ...self, userName: SURROGATE, password: "x" })],
	["U+0000 in the will's topic", () => connect({ ...self, will: { topic: NUL, payload: "" }, password: "x" })],
	["wildcards in the will's topic", () => connect({ ...self, will: { topic: "a/#", payload: "" }, password: "x" })],
	["bytes after its end", () => connect({ ...self, password: "x", behind: Buffer.from([0]) })],
	["a field cut short", () => packet(0x10, connect({ ...self, password: "secret" }).subarray(2, -2))],
];

test.each(notGreetings)(
	"a first packet that is no lawful CONNECT closes the socket at once: %s",
	async (_what, bytes) => {
		const raw = await rig.socket();
		raw.send(bytes());
		expect(await raw.closed()).toHaveLength(0);
	},
);

test.each([
	["MQTT 5", connect({ ...self, level: 5, password: "x" }), 1],
	["MQTT 3.1", connect({ ...self, protocol: "MQIsdp", level: 3, password: "x" }), 1],
	["no client id, yet a session to keep", connect({ clientId: "", userName: "a", password: "b", flags: 0xc0 }), 2],
])("%s is refused with its own code", async (_what, bytes, code) => {
	const raw = await rig.socket();
	raw.send(bytes);
	expect([...(await raw.closed())]).toEqual([0x20, 2, 0, code]);
});

/** What a client that has signed in must not send. */
const forbidden: readonly [string, () => Buffer][] = [
	["a second CONNECT", () => connect({ ...self, password: "x" })],
	["CONNACK", () => Buffer.from(CONNACK_OK)],
	["SUBACK", () => packet(0x90, Buffer.from([0, 1, 0]))],
	["type 0", () => Buffer.from([0x00, 0x00])],
	["type 15", () => Buffer.from([0xf0, 0x00])],
	["PUBLISH of QoS 3", () => publish(rig.topic("beam-east-3", "event"), "{}", { first: 0x36 })],
	["DUP on QoS 0", () => publish(rig.topic("beam-east-3", "health"), "{}", { qos: 0, first: 0x38 })],
	["packet id 0", () => publish(rig.topic("beam-east-3", "event"), "{}", { id: 0 })],
	["an empty topic", () => publish("", "{}")],
	["a topic with wildcards", () => publish(rig.topic("beam-east-3", "#"), "{}")],
	["U+0000 in a topic", () => publish(rig.topic("beam-east-3", "a\u0000"), "{}")],
	[
		"a surrogate in a topic",
		() => publish(Buffer.concat([Buffer.from(rig.topic("beam-east-3", "")), SURROGATE]), "{}"),
	],
	["a topic longer than its packet", () => packet(0x32, Buffer.from([0xff, 0xff, 0x61]))],
	["PUBLISH cut short before its id", () => packet(0x32, Buffer.from([0, 1, 0x61]))],
	["PUBREC of one byte", () => packet(0x50, Buffer.from([1]))],
	["PUBACK of id 0", () => packet(0x40, Buffer.from([0, 0]))],
	["PUBREL without its flag", () => packet(0x60, Buffer.from([0, 1]))],
	["SUBSCRIBE of QoS 3", () => subscribe(rig.topic("beam-east-3", "command"), { qos: 3 })],
	["SUBSCRIBE with id 0", () => subscribe(rig.topic("beam-east-3", "command"), { id: 0 })],
	["SUBSCRIBE to nothing", () => packet(0x82, Buffer.from([0, 1]))],
	["SUBSCRIBE to an empty filter", () => subscribe("")],
	["SUBSCRIBE with a misplaced #", () => subscribe("a#")],
	["SUBSCRIBE with a misplaced +", () => subscribe("a/b+/c")],
	["SUBSCRIBE with a surrogate", () => subscribe(SURROGATE)],
	["SUBSCRIBE with flags 0", () => packet(0x80, subscribe("a").subarray(2))],
	["UNSUBSCRIBE from nothing", () => packet(0xa2, Buffer.from([0, 1]))],
	["PINGREQ with a body", () => packet(0xc0, Buffer.from([1]))],
	["a packet over 1 MiB + 512, at its header", () => Buffer.from([0x32, 0x81, 0x84, 0x40])],
	["a remaining length of five bytes", () => Buffer.from([0x32, 0x80, 0x80, 0x80, 0x80])],
];

test.each(forbidden)(
	"what MQTT forbids ends the connection without an answer, is counted and logged: %s",
	async (_what, bytes) => {
		const before = rig.intake.counters.cutOff;
		const lines = rig.logged.length;
		const raw = await rig.socket();
		raw.send(connect({ ...self, password: rig.secrets["beam-east-3"] ?? "" }));
		expect(await raw.read(4)).toEqual(CONNACK_OK);
		raw.send(bytes());
		expect(await raw.closed()).toHaveLength(0);
		expect(rig.intake.counters.cutOff).toBe(before + 1);
		expect(rig.logged.slice(lines)).toContainEqual(
			expect.objectContaining({ msg: "connection cut off", device: "beam-east-3" }),
		);
		expect(rig.journal.rejected).toHaveLength(0);
	},
);

test("after all that the flow goes on: an event is committed and acknowledged", async () => {
	const raw = await rig.socket();
	const sender = connect({
		clientId: "beam-east-4",
		userName: "beam-east-4",
		password: rig.secrets["beam-east-4"] ?? "",
	});
	raw.send(sender, publish(rig.topic("beam-east-4", "event"), beamBroken("after-all"), { id: 7 }), DISCONNECT);
	expect([...(await raw.read(8))]).toEqual([...CONNACK_OK, 0x40, 2, 0, 7]);
	expect(rig.journal.events.map(({ id }) => id)).toEqual(["after-all"]);
});
