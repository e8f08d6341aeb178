import mqtt from "mqtt";
import { expect, test } from "vitest";
import { z } from "zod";
import { addUser, credentials, gatehouse, newFolder, signIn, startHub } from "../hub-process.ts";

const EVENTS = 1_000;
const DEVICE = "beam-east-3";
const TOPIC = `gatehouse/v1/jingxin-garden/${DEVICE}/event`;
/** Long enough that an entry cut in two would show. */
const REMARK = "x".repeat(2_000);

const eventPage = z.object({
	items: z.array(z.object({ id: z.string(), data: z.record(z.string(), z.unknown()), outcomes: z.array(z.unknown()) })),
});
const incidentPage = z.object({ items: z.array(z.object({ type: z.string(), eventCount: z.number() })) });

/** A device that has published all its events at once. */
async function publishAll(broker: string, password: string) {
	const given = { clientId: DEVICE, username: DEVICE, password, reconnectPeriod: 0, protocolVersion: 4 } as const;
	const client = await mqtt.connectAsync(broker, given);
	client.on("error", () => undefined);
	const acknowledged = new Set<string>();
	for (let n = 0; n < EVENTS; n++) {
		const id = `event-${n}`;
		const data = { beams: [1 + (n % 4)], remark: REMARK };
		const event = { id, type: "perimeter.beam-broken", at: new Date().toISOString(), data };
		client.publish(TOPIC, JSON.stringify(event), { qos: 1 }, (error) => !error && acknowledged.add(id));
	}
	return { acknowledged, closed: new Promise<void>((done) => client.once("close", () => done())) };
}

// The stop comes when little and when much is acknowledged.
test.each([50, 600])(
	"SIGTERM with 1,000 publishes in flight, %i acknowledged: clean within 5 s, all acknowledged there, nothing half",
	async (stopAt) => {
		const data = newFolder();
		addUser(data, "li", "operator");
		const { [DEVICE]: password = "" } = credentials(data, [DEVICE]);
		const hub = await startHub({ data });
		const { acknowledged, closed } = await publishAll(hub.mqtt, password);
		while (acknowledged.size < stopAt) await new Promise((go) => setImmediate(go));
		// A hub that has not closed within its five seconds ends with 1.
		expect(await hub.stop()).toBe(0);
		await closed;

		const again = await startHub({ data });
		const api = await signIn(again.http, "li");
		const { items } = await api.get(`/events?device=${DEVICE}&type=perimeter.beam-broken&limit=1000`, eventPage);
		const kept = new Set(items.map(({ id }) => id));
		expect(kept.size).toBe(items.length);
		expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([]);
		expect(items.every(({ data, outcomes }) => data.remark === REMARK && outcomes.length > 0)).toBe(true);
		const incidents = await api.get("/incidents", incidentPage);
		expect(incidents.items.map(({ eventCount }) => eventCount)).toEqual([items.length]);
		expect(await again.stop()).toBe(0);
		expect(gatehouse(["audit", "verify", "--data", data])).toContain("the chain holds");
	},
);
