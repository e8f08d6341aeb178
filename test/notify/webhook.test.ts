import { createHmac } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import mqtt from "mqtt";
import { expect, onTestFinished, test, vi } from "vitest";
import { channelsNow } from "../../src/http/channels.ts";
import { testOf } from "../../src/hub/channel-test.ts";
import type { Hub } from "../../src/main.ts";
import { withoutChance } from "../by-chance.ts";
import { spoilt } from "../site/spoilt.ts";
import { open, says } from "./hub.ts";
import { type Received, receive } from "./receiver.ts";

const SECRET = "a-key-under-the-mat";
const PANEL = "panel-b07-1-0201";
vi.stubEnv("TEST_NOTIFY_SECRET", SECRET);

/** The garden's file with a webhook to `port`; that nobody has signed on would be an incident, and a message, of its own. */
const stated = (port: number, more = "on: [opened]") =>
	spoilt(
		[
			"\nnotify: []",
			`\nnotify:\n  - { channel: webhook, id: sms, url: "http://127.0.0.1:${port}/send", secretEnv: TEST_NOTIFY_SECRET, ${more} }`,
		],
		["    staffed: true", "    staffed: false"],
	);

const panic = (hub: Hub) => says(hub, PANEL, "home.panic", { button: "wall" });
const deliveries = async (hub: Hub, channel = "sms") =>
	(await hub.store.reader.objects("delivery", { limit: 100, order: "asc" })).items.filter(
		(one) => one.channel === channel,
	);
const states = async (hub: Hub) => (await deliveries(hub)).map(({ state }) => state);
const signs = ({ headers, body }: Received) =>
	`sha256=${createHmac("sha256", SECRET).update(`${headers["x-gatehouse-timestamp"]}.${body}`).digest("hex")}`;

test("a message says what and where in both languages, and its signature proves who sends it", async () => {
	const { port, received } = await receive([200]);
	const hub = await open(await stated(port, "on: [opened], link: https://guard.example"));
	const incident = await panic(hub);
	await expect.poll(() => states(hub)).toEqual(["delivered"]);
	const [one] = received;
	if (!one) throw new Error("nothing came");
	expect(one.headers["x-gatehouse-signature"]).toBe(signs(one));
	expect(JSON.parse(one.body)).toMatchObject({
		...{ incident, priority: "critical", state: "open", about: "opened", to: "sms", type: "home.panic" },
		words: { en: expect.stringContaining("Panic"), "zh-CN": expect.stringContaining("紧急求助") },
		zone: { id: "b07-1", words: { en: expect.any(String), "zh-CN": expect.any(String) } },
		link: `https://guard.example/incidents/${incident}`,
	});
});

test("after 500s it comes again under the same key, each time signed anew, until it is taken", async () => {
	const { port, received } = await receive([500, 503, 204]);
	const hub = await open(await stated(port), { speed: 20 });
	await panic(hub);
	await expect.poll(() => states(hub)).toEqual(["delivered"]);
	expect(received).toHaveLength(3);
	expect(new Set(received.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
	for (const one of received) expect(one.headers["x-gatehouse-signature"]).toBe(signs(one));
	const failed = (await hub.store.reader.entries({ type: "delivery.failed", limit: 9, order: "asc" })).items;
	expect(failed.map(({ data }) => data.reason)).toEqual(["status-500", "status-503"]);
});

test("a refusal for good is not tried again", async () => {
	const { port, received } = await receive([403]);
	const hub = await open(await stated(port), { speed: 20 });
	await panic(hub);
	await expect.poll(() => states(hub)).toEqual(["dead"]);
	expect(received).toHaveLength(1);
	const alarms = await hub.store.reader.alarms({ limit: 9, order: "asc" });
	expect(alarms.items.map(({ type }) => type)).toContain("channel.failed");
});

test("while nobody listens it waits, over a restart of the hub too, and arrives when somebody does", async () => {
	const gone = await receive([200]);
	await gone.close();
	const config = await stated(gone.port);
	const first = await open(config, { speed: 20 });
	await panic(first);
	await expect.poll(async () => (await deliveries(first))[0]?.reason).toBe("connection-refused");
	await first.close();

	const { received } = await receive([200], gone.port);
	const second = await open(config, { data: first.data, speed: 20 });
	await expect.poll(() => states(second)).toEqual(["delivered"]);
	expect(received).toHaveLength(1);
});

test("a discreet incident is a special incident, without type, place or flat", async () => {
	const { port, received } = await receive([200]);
	const hub = await open(await stated(port));
	await says(hub, PANEL, "home.duress");
	await expect.poll(() => received.length).toBe(1);
	expect(withoutChance(received[0]?.body ?? "")).not.toMatch(/duress|b07|挟持|0201|\b7-1\b/i);
	expect(JSON.parse(received[0]?.body ?? "")).toMatchObject({ words: { "zh-CN": "特别警情" } });
});

test("a template is filled in, whatever stands in the words", async () => {
	const { port, received } = await receive([200]);
	const config = await stated(port, "on: [opened], template: sms.json");
	await writeFile(
		join(dirname(config), "sms.json"),
		'{ "text": "【{{priority}}】{{words.zh-CN}} {{unit.words.zh-CN}}" }',
	);
	const hub = await open(config);
	await panic(hub);
	await expect.poll(() => received.length).toBe(1);
	expect(JSON.parse(received[0]?.body ?? "").text).toMatch(/^【critical】.*紧急求助.* 7幢1单元201室$/);
});

test("a key that is not set is an error of the site's file; one that was lost since is an alarm at the next start", async () => {
	const config = await stated(9, "on: [opened]");
	const unset = () => vi.stubEnv("TEST_NOTIFY_SECRET", "");
	onTestFinished(() => void vi.stubEnv("TEST_NOTIFY_SECRET", SECRET));
	unset();
	await expect(open(config)).rejects.toThrow(
		/secretEnv: found "TEST_NOTIFY_SECRET", empty; expected a variable that is set/,
	);
	vi.stubEnv("TEST_NOTIFY_SECRET", SECRET);
	const first = await open(config);
	unset();
	await expect(first.configuration.reload("user:admin")).rejects.toThrow(/TEST_NOTIFY_SECRET/);
	await first.close();
	const hub = await open(config, { data: first.data });
	const types = async () => (await hub.store.reader.alarms({ limit: 9, order: "asc" })).items.map(({ type }) => type);
	await expect.poll(types).toContain("channel.failed");
});

test("a test message arrives, or says at once why not; how the channel stands is told", async () => {
	const { port, received } = await receive([200, 503]);
	const hub = await open(await stated(port));
	const site = () => hub.configuration.site;
	const tested = () => testOf("sms", { ...hub.store, site });
	expect(await tested()).toMatchObject({ state: "delivered" });
	expect(JSON.parse(received[0]?.body ?? "")).toMatchObject({
		about: "test",
		words: { "zh-CN": "测试消息，并无警情" },
	});
	expect(await tested()).toMatchObject({ state: "dead", reason: "status-503" });
	await expect(testOf("nobody", { ...hub.store, site })).rejects.toThrow("nobody: found no channel");
	expect(received).toHaveLength(2);
	const [standing] = await channelsNow(hub.configuration.site, hub.store.reader);
	expect(standing).toMatchObject({ id: "sms", kind: "webhook", failing: false, reason: "status-503", canTest: true });
	expect(Date.parse(standing?.deliveredAt ?? "")).toBeLessThanOrEqual(Date.parse(standing?.failedAt ?? ""));
	expect(JSON.stringify(standing)).not.toMatch(/127\.0\.0\.1|SECRET/);
});

test("a siren sounds on its device until somebody takes the incident", async () => {
	const config = await spoilt([
		"\nnotify: []",
		"\nnotify:\n  - { channel: siren, id: bell, devices: [panel-guard-room], on: [opened], for: 5 min }",
	]);
	const hub = await open(config);
	const id = "panel-guard-room";
	const topic = `gatehouse/v1/jingxin-garden/${id}`;
	const client = await mqtt.connectAsync(hub.mqttUrl, {
		...{ clientId: id, username: id, protocolVersion: 4, reconnectPeriod: 0 },
		password: hub.store.credentials.overlay([id])[id] ?? "",
		will: { topic: `${topic}/status`, payload: Buffer.from("offline"), qos: 1, retain: true },
	});
	onTestFinished(() => void client.end(true));
	const told: boolean[] = [];
	client.on("message", (_, payload) => {
		const command: { id: string; name: string; args: { on: boolean } } = JSON.parse(payload.toString());
		expect(command.name).toBe("siren");
		told.push(command.args.on);
		client.publish(`${topic}/reply`, JSON.stringify({ id: command.id, ok: true }), { qos: 1 });
	});
	await client.subscribeAsync(`${topic}/command`, { qos: 1 });
	await client.publishAsync(`${topic}/status`, "online", { qos: 1, retain: true });
	const incident = await panic(hub);
	await expect.poll(() => told).toEqual([true]);
	await expect.poll(async () => (await deliveries(hub, "bell"))[0]?.state).toBe("delivered");
	const now = hub.store.clock.now();
	const data = { incident, rev: (await hub.store.reader.incident(incident))?.rev };
	const draft = { type: "incident.acknowledged", id: "ack-1", at: now, receivedAt: now, data };
	await hub.store.journal.append({ source: "user:li", ...draft });
	await expect.poll(() => told).toEqual([true, false]);
});
