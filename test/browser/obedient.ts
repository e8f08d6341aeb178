import { randomUUID } from "node:crypto";
import mqtt from "mqtt";
import { z } from "zod";

const commanded = z.object({ id: z.string(), name: z.string() });

/** What a device says to a command. */
export type Reply = { readonly ok: true } | { readonly ok: false; readonly error: string };

/** A device that does what it is told, or says why not. */
export interface Obedient {
	/** Said to the next commands; undefined: it is silent. */
	says: Reply | undefined;
	/** Names of the commands it was given. */
	readonly heard: readonly string[];
	report(type: string, data: Readonly<Record<string, unknown>>): Promise<string>;
	/** A picture of its own event. */
	snapshot(event: string, jpeg: Buffer): Promise<void>;
	close(): Promise<void>;
}

/** Connects as a device that answers commands; resolved once the hub has it. */
export async function obedientAt(broker: string, id: string, password: string): Promise<Obedient> {
	const topic = (leaf: string) => `gatehouse/v1/jingxin-garden/${id}/${leaf}`;
	const client = mqtt.connect(broker, { clientId: id, username: id, password, protocolVersion: 4 });
	client.on("error", () => {});
	await new Promise<void>((done) => client.once("connect", () => done()));
	const heard: string[] = [];
	const device: Obedient = {
		says: { ok: true },
		heard,
		async report(type, data) {
			const event = { id: randomUUID(), type, at: new Date().toISOString(), data };
			await client.publishAsync(topic("event"), JSON.stringify(event), { qos: 1 });
			return event.id;
		},
		async snapshot(event, jpeg) {
			await client.publishAsync(topic(`snapshot/${event}`), jpeg, { qos: 1 });
		},
		async close() {
			await client.endAsync();
		},
	};
	client.on("message", (_topic, payload) => {
		const command = commanded.parse(JSON.parse(payload.toString()));
		heard.push(command.name);
		if (device.says)
			void client.publishAsync(topic("reply"), JSON.stringify({ id: command.id, ...device.says }), { qos: 1 });
	});
	await client.subscribeAsync(topic("command"), { qos: 1 });
	await client.publishAsync(topic("status"), "online", { qos: 1, retain: true });
	return device;
}
