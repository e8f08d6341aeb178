import mqtt, { type MqttClient } from "mqtt";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import { type Hub, type HubOptions, openHub } from "../src/main.ts";
import type { RecordedEntry } from "../src/model/entry.ts";
import { gardenAt } from "./local-hour.ts";
import { now } from "./waiting.ts";

/** A machine whose wall clock a test sets, and whose monotonic clock it can run ahead. */
export class TestMachine {
	#wallMs = 0;
	#passedMs = 0;
	wall = () => now() + this.#wallMs + this.#passedMs;
	monotonic = () => performance.now() + this.#passedMs;
	/** Somebody sets the wall clock. */
	step(ms: number): void {
		this.#wallMs += ms;
	}
	/** Time goes by, on both. */
	pass(ms: number): void {
		this.#passedMs += ms;
	}
	/** The machine is off: time goes by, and its monotonic clock begins anew. */
	off(ms: number): void {
		this.#wallMs += ms;
	}
}

/** The hub on a folder, guarding something real, by the clocks of a machine that the test sets. */
export async function openHubOn(
	data: string,
	machine: TestMachine,
	more: { readonly broker?: string; readonly speed?: number } & Pick<HubOptions, "tls" | "webRoot"> = {},
): Promise<Hub> {
	const hub = await openHub({
		config: gardenAt(),
		data,
		http: { host: "127.0.0.1", port: 0 },
		mqtt: more.broker === undefined ? { host: "127.0.0.1", port: 0 } : { broker: more.broker },
		simulate: false,
		speed: more.speed ?? 1,
		...(more.tls !== undefined && { tls: more.tls, plain: ["127.0.0.1"] }),
		...(more.webRoot !== undefined && { webRoot: more.webRoot }),
		machine,
		log: pino({ level: "silent" }),
		onFatal(error) {
			throw error;
		},
	});
	let open = true;
	const { close } = hub;
	const once = async () => {
		if (open) {
			open = false;
			await close();
		}
	};
	onTestFinished(once);
	return Object.assign(hub, { close: once });
}

/** A device of the hub, signed in. */
export async function deviceOf(hub: Hub, id: string): Promise<MqttClient> {
	const { [id]: password = "" } = hub.store.credentials.overlay([id]);
	const client = await mqtt.connectAsync(hub.mqttUrl, {
		...{ clientId: id, username: id, protocolVersion: 4, reconnectPeriod: 0, password },
	});
	client.on("error", () => undefined);
	onTestFinished(() => void client.end(true));
	return client;
}

let sent = 0;

/** The device reports something that it saw at `at`, by its own clock. */
export async function report(client: MqttClient, type: string, data: object, at = now()): Promise<void> {
	const { clientId } = client.options;
	const payload = JSON.stringify({ id: `w-${++sent}`, type, at: new Date(at).toISOString(), data });
	await client.publishAsync(`gatehouse/v1/jingxin-garden/${clientId}/event`, payload, { qos: 1 });
}

/** All entries, the oldest first; of one type, if one is named. */
export async function entriesOf(hub: Hub, type?: string): Promise<readonly RecordedEntry[]> {
	const query = { limit: 1_000, order: "asc", ...(type !== undefined && { type }) } as const;
	return (await hub.store.reader.entries(query)).items;
}
