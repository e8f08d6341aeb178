import mqtt, { type MqttClient } from "mqtt";
import { pino } from "pino";
import { afterEach, expect, test } from "vitest";
import { type Hub, openHub } from "../src/main.ts";
import type { RecordedEntry } from "../src/model/entry.ts";
import { newFolder } from "./hub-process.ts";
import { gardenAt } from "./local-hour.ts";
import { until } from "./waiting.ts";

const SPEED = 60;
const MINUTE_MS = 60_000;
const INTERVAL_MS = MINUTE_MS;
const [SOUTH, WEST, GONE] = ["beam-south-1", "beam-west-1", "beam-east-3"];
const DEVICES = [SOUTH, WEST, GONE];

const hubs: Hub[] = [];
const clients: MqttClient[] = [];
afterEach(async () => {
	for (const client of clients.splice(0)) client.end(true);
	for (const hub of hubs.splice(0)) await hub.close();
});

/** The hub on simulated time, started `later` (ms) after the end of what the folder holds. */
async function open(data: string, later = 0, mqttPort = 0): Promise<Hub> {
	const hub = await openHub({
		config: gardenAt(),
		data,
		http: { host: "127.0.0.1", port: 0 },
		mqtt: { host: "127.0.0.1", port: mqttPort },
		simulate: true,
		speed: SPEED,
		startsAt: (_site, earliest) => earliest + later,
		log: pino({ level: "silent" }),
		onFatal(error) {
			throw error;
		},
	});
	hubs.push(hub);
	return hub;
}

/** Devices that connect and say that they are there, five times an interval. */
async function connect(hub: Hub, ids: readonly string[]): Promise<void> {
	const passwords = hub.store.credentials.overlay(ids);
	for (const id of ids) {
		const topic = `gatehouse/v1/jingxin-garden/${id}`;
		const client = await mqtt.connectAsync(hub.mqttUrl, {
			...{ clientId: id, username: id, protocolVersion: 4, reconnectPeriod: 0 },
			password: passwords[id] ?? "",
			will: { topic: `${topic}/status`, payload: Buffer.from("offline"), qos: 1, retain: true },
		});
		clients.push(client);
		client.on("error", () => undefined);
		await client.publishAsync(`${topic}/status`, "online", { qos: 1, retain: true });
		const beating = setInterval(
			() => client.connected && client.publish(`${topic}/health`, "{}"),
			INTERVAL_MS / 5 / SPEED,
		);
		client.once("close", () => clearInterval(beating));
	}
}

async function entries(hub: Hub, type: string): Promise<readonly RecordedEntry[]> {
	return (await hub.store.reader.entries({ type, limit: 1_000, order: "asc" })).items;
}

const named = (entry: RecordedEntry) => entry.data.device;

async function untilClock(hub: Hub, at: number): Promise<void> {
	await until(() => hub.store.clock.now() >= at);
}

/** Waits until there are so many entries of a type. */
function untilThere(count: number, hub: Hub, type: string): Promise<readonly RecordedEntry[]> {
	return until(async () => {
		const found = await entries(hub, type);
		return found.length >= count && found;
	});
}

test("a hub restarted after ten minutes invents no lost device, and reports the one that stays away", async () => {
	const data = newFolder();
	const first = await open(data);
	await connect(first, DEVICES);
	const online = await untilThere(DEVICES.length, first, "device.online");
	expect(online.map(named).sort()).toEqual([...DEVICES].sort());
	await hubs.pop()?.close();
	for (const client of clients.splice(0)) client.end(true);

	const second = await open(data, 10 * MINUTE_MS);
	const startedAt = Number((await entries(second, "hub.started")).at(-1)?.receivedAt);
	const [down] = await entries(second, "hub.was-down");
	expect(Number(down?.data.to) - Number(down?.data.from)).toBeGreaterThanOrEqual(10 * MINUTE_MS);
	await connect(second, [SOUTH, WEST]);
	await untilClock(second, startedAt + 2.5 * INTERVAL_MS);
	expect(await entries(second, "device.lost")).toEqual([]);

	const lost = await untilThere(1, second, "device.lost");
	expect(lost.map(named)).toEqual([GONE]);
	expect(lost[0]?.data.why).toBe("silent");
	const after = Number(lost[0]?.receivedAt) - startedAt;
	expect(after).toBeGreaterThan(3 * INTERVAL_MS);
	expect((await entries(second, "device.lost")).map(named)).toEqual([GONE]);
	expect((await second.store.reader.device(GONE))?.state).toBe("offline");
	expect((await second.store.reader.device(SOUTH))?.state).toBe("online");
});

test("a hub says when it started and stopped, and only one that ran before says that it was down", async () => {
	const data = newFolder();
	const first = await open(data);
	expect(await entries(first, "hub.was-down")).toEqual([]);
	expect(await entries(first, "hub.started")).toHaveLength(1);
	await hubs.pop()?.close();

	const second = await open(data, 3 * MINUTE_MS);
	const [stopped] = await entries(second, "hub.stopped");
	const [down] = await entries(second, "hub.was-down");
	expect(down?.data.from).toBe(stopped?.receivedAt);
	expect(Number(down?.data.to)).toBeGreaterThanOrEqual(Number(stopped?.receivedAt) + 3 * MINUTE_MS);
});

test("a hub that could not open leaves folder and ports free", async () => {
	const other = await open(newFolder());
	const taken = Number(new URL(other.mqttUrl).port);
	const data = newFolder();
	await expect(open(data, 0, taken)).rejects.toMatchObject({ problem: { code: "port-taken" } });
	const again = await open(data);
	expect(await entries(again, "hub.started")).toHaveLength(2);
});
