import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import mqtt, { type MqttClient } from "mqtt";
import { pino } from "pino";
import { afterEach, expect, test } from "vitest";
import { controlCommands } from "../src/hub/control-commands.ts";
import { type Hub, openHub } from "../src/main.ts";
import { newFolder } from "./hub-process.ts";
import { ONE_PLACE } from "./site/one-place.ts";

const hubs: Hub[] = [];
const clients: MqttClient[] = [];
afterEach(async () => {
	for (const client of clients.splice(0)) client.end(true);
	for (const hub of hubs.splice(0)) await hub.close();
});

const MORE = `
devices:
  panic-1: { kind: home, zone: b01-1, at: [12, 12], words: { en: Panic, zh-CN: 按钮 } }
gateways: {}
`;

/** A hub on a file that can be edited. */
async function open(): Promise<{ hub: Hub; file: string; data: string }> {
	const file = join(await mkdtemp(join(tmpdir(), "reload-")), "one-place.yaml");
	await writeFile(file, ONE_PLACE + MORE);
	const data = newFolder();
	return { hub: await start(file, data), file, data };
}

async function start(config: string, data: string): Promise<Hub> {
	const hub = await openHub({
		...{ config, data, simulate: false, speed: 1, log: pino({ level: "silent" }) },
		http: { host: "127.0.0.1", port: 0 },
		mqtt: { host: "127.0.0.1", port: 0 },
		onFatal(error) {
			throw error;
		},
	});
	hubs.push(hub);
	return hub;
}

async function edit(file: string, part: string, by: string): Promise<void> {
	const text = await readFile(file, "utf8");
	expect(text).toContain(part);
	await writeFile(file, text.replace(part, by));
}

async function secretOf(hub: Hub, id: string): Promise<string> {
	const verbs = controlCommands({ ...hub.store, site: hub.site, disconnect: (one) => hub.intake.disconnect(one) });
	const made = await verbs["device.credentials"]?.({ ids: [id] });
	return String(Object(made)[id]);
}

/** Signs a device in with a new secret. */
async function device(hub: Hub, id: string, password?: string): Promise<MqttClient> {
	const client = await mqtt.connectAsync(hub.intake.address, {
		...{ clientId: id, username: id, protocolVersion: 4, reconnectPeriod: 0 },
		password: password ?? (await secretOf(hub, id)),
	});
	client.on("error", () => undefined);
	clients.push(client);
	return client;
}

let count = 0;
async function says(client: MqttClient, type: string, data: object): Promise<void> {
	const event = { id: `said-${++count}`, type, at: new Date().toISOString(), data };
	await client.publishAsync(`gatehouse/v1/one-place/${client.options.clientId}/event`, JSON.stringify(event), {
		qos: 1,
	});
}

const ended = (client: MqttClient) => new Promise<void>((done) => client.once("close", () => done()));
const zonesOf = async (hub: Hub, type: string) =>
	(await hub.store.reader.entries({ type, limit: 100, order: "asc" })).items.map(({ zone }) => zone);

test("devices that stay keep their connection and follow the file; those that went stay strangers: what they call for is kept apart, and heard", async () => {
	const { hub, file } = await open();
	const camera = await device(hub, "cam-south-1");
	const secret = await secretOf(hub, "panic-1");
	const panic = await device(hub, "panic-1", secret);
	await says(panic, "home.panic", { button: "wall" });
	const [incident] = (await hub.store.reader.incidents({ limit: 10, order: "asc" })).items;
	const dueBefore = hub.store.journal.nextDueAt;
	await says(camera, "camera.motion", { score: 1 });

	await edit(file, MORE, MORE.replace("panic-1", "panic-2").replaceAll("b01-1", "south-1"));
	await hub.configuration.reload("hub");
	expect(camera.connected).toBe(true);
	await says(camera, "camera.motion", { score: 1 });
	expect((await hub.store.reader.device("panic-2"))?.state).toBe("unknown");
	expect(await hub.store.reader.device("panic-1")).toBeUndefined();
	// The panic stays until a person resolves it, and its deadline runs on.
	expect(await hub.store.reader.incident(incident?.id ?? "")).toMatchObject({ state: "open", type: "home.panic" });
	expect(hub.store.journal.nextDueAt).toBe(dueBefore);

	const late = await device(hub, "panic-2");
	await says(late, "home.panic", { button: "wall" });
	expect(await zonesOf(hub, "home.panic")).toEqual(["b01-1", "south-1"]);

	// Somebody forgot to write the button into the new file; whoever presses it is heard all the same.
	await says(panic, "home.panic", { button: "wall" });
	await says(await device(hub, "panic-1", secret), "home.panic", { button: "wall" });
	const { items } = await hub.store.reader.incidents({ limit: 10, order: "desc" });
	expect(items.filter(({ words }) => words.en.includes("panic-1"))).toMatchObject([
		{ type: "home.panic", priority: "critical", words: { en: "Panic button from panic-1, unreadable" } },
	]);
	expect((await hub.store.reader.quarantined({ limit: 10, order: "asc" })).items).toMatchObject([
		{ sender: "panic-1", path: "topic" },
		{ sender: "panic-1", path: "topic" },
	]);
});

test("a device whose zone is another from now on reports from there on the connection that it has", async () => {
	const { hub, file } = await open();
	const panic = await device(hub, "panic-1");
	await says(panic, "home.water", {});
	await edit(file, "zone: b01-1, at: [12, 12]", "zone: south-1, at: [12, 12]");
	await hub.configuration.reload("hub");
	await says(panic, "home.water", {});
	expect(await zonesOf(hub, "home.water")).toEqual(["b01-1", "south-1"]);
});

test("a gateway speaks for what the file now puts behind it, and for nothing else", async () => {
	const { hub, file } = await open();
	const words = "words: { en: R, zh-CN: 机 }";
	await edit(file, "gateways: {}", `gateways:\n  nvr-1: { ${words}, devices: [cam-south-1] }`);
	await hub.configuration.reload("hub");
	const gateway = await device(hub, "nvr-1");
	const about = (id: string) =>
		gateway.publishAsync(`gatehouse/v1/one-place/${id}/status`, "online", { qos: 1, retain: true });
	await about("cam-south-1");
	await edit(file, "devices: [cam-south-1]", "devices: [panic-1]");
	await hub.configuration.reload("hub");
	await about("panic-1");
	expect(gateway.connected).toBe(true);
	const cut = ended(gateway);
	void about("cam-south-1").catch(() => undefined);
	await cut;
});

test("a file that was changed while the hub was down is journalled at its start, with what changed", async () => {
	const { hub, file, data } = await open();
	await hubs.pop()?.close();
	await edit(file, "beams: 2", "beams: 3");
	const again = await start(file, data);
	const { items } = await again.store.reader.entries({ type: "configuration.changed", limit: 10, order: "asc" });
	expect(items.map(({ source }) => source)).toEqual(["hub", "hub"]);
	expect(items[1]?.data).toMatchObject({
		before: hub.configuration.configuration.hash,
		after: again.configuration.configuration.hash,
		changes: [{ key: "one-place.yaml walls.south.beams", before: "2", after: "3" }],
	});
	await hubs.pop()?.close();
	const third = await start(file, data);
	expect(
		(await third.store.reader.entries({ type: "configuration.changed", limit: 10, order: "asc" })).items,
	).toHaveLength(2);
	expect(third.configuration.since).toBe(items[1]?.receivedAt);
});

test("two reloads at once come one after the other", async () => {
	const { hub, file } = await open();
	await edit(file, "beams: 2", "beams: 3");
	const both = await Promise.all([hub.configuration.reload("hub"), hub.configuration.reload("hub")]);
	expect(both.map(({ changed }) => changed?.count)).toEqual([1, undefined]);
});
