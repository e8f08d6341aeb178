import mqtt from "mqtt";
import { expect, test } from "vitest";
import { z } from "zod";
import { type Api, addUser, credentials, gatehouse, newFolder, signIn, startHub } from "../hub-process.ts";

const EVENTS = 1_000;
const DEVICE = "beam-east-3";
const TOPIC = `gatehouse/v1/jingxin-garden/${DEVICE}/event`;
/** Long enough that an entry cut in two would show. */
const REMARK = "x".repeat(2_000);

const event = z.object({ id: z.string(), data: z.record(z.string(), z.unknown()), outcomes: z.array(z.unknown()) });
const eventPage = z.object({ items: z.array(event), nextCursor: z.string().optional() });
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

/** All that the device reported: a page holds as much as it may in bytes, however many are asked for. */
async function reported(api: Api) {
	const path = `/events?device=${DEVICE}&type=perimeter.beam-broken&limit=1000`;
	const items: z.output<typeof event>[] = [];
	for (let cursor: string | undefined = ""; cursor !== undefined; ) {
		const page: z.output<typeof eventPage> = await api.get(`${path}${cursor && `&cursor=${cursor}`}`, eventPage);
		items.push(...page.items);
		cursor = page.nextCursor;
	}
	return items;
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
		const items = await reported(api);
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
