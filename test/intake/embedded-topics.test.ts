import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { publish } from "./packets-to-send.ts";
import { beamBroken, openRig, puback, type Rig } from "./rig.ts";

let rig: Rig;
beforeEach(async () => {
	rig = await openRig();
});
afterEach(() => rig.close());

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
	const raw = await rig.bySocket("beam-east-3");
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
	const raw = await rig.bySocket("nvr-1");
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
	expect([...(await raw.read(8))]).toEqual([...puback(1), ...puback(2)]);
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
