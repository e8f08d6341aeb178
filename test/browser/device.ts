import { randomUUID } from "node:crypto";
import mqtt, { type MqttClient } from "mqtt";

/** A device of the compound with a real connection; what it says is kept until the hub has acknowledged it. */
export interface Device {
	/** Resolves with the event's id once it is durable. */
	report(type: string, data: Readonly<Record<string, unknown>>): Promise<string>;
	close(): Promise<void>;
}

/** Connects as a device, and again and again while the hub is away. */
export function deviceAt(broker: string, id: string, password: string): Device {
	const client: MqttClient = mqtt.connect(broker, {
		clientId: id,
		username: id,
		password,
		protocolVersion: 4,
		reconnectPeriod: 250,
	});
	client.on("error", () => {});
	return {
		async report(type, data) {
			const event = { id: randomUUID(), type, at: new Date().toISOString(), data };
			await client.publishAsync(`gatehouse/v1/jingxin-garden/${id}/event`, JSON.stringify(event), { qos: 1 });
			return event.id;
		},
		async close() {
			await client.endAsync();
		},
	};
}
