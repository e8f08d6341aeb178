import mqtt from "mqtt";
import { expect, test } from "vitest";
import { z } from "zod";
import { type Api, addUser, credentials, gatehouse, newFolder, signIn, startHub } from "../hub-process.ts";
import { until } from "../waiting.ts";

const EVENTS = 10_000;
const WINDOW = 500;
const DEVICE = "beam-east-3";
const TOPIC = `gatehouse/v1/jingxin-garden/${DEVICE}/event`;

/** A device that keeps each event until it is acknowledged, and sends it again over the next connection. */
class Resending {
	readonly acknowledged = new Set<string>();
	readonly #waiting: { id: string; payload: string }[];

	constructor() {
		this.#waiting = Array.from({ length: EVENTS }, (_, n) => {
			const breaks = n % 2 === 0;
			const at = new Date().toISOString();
			const id = `event-${n}`;
			const type = breaks ? "perimeter.beam-broken" : "perimeter.test";
			return { id, payload: JSON.stringify({ id, type, at, data: breaks ? { beams: [1] } : {} }) };
		});
	}

	/** Sends what is left until all is acknowledged or the line breaks. */
	async send(broker: string, password: string): Promise<void> {
		const given = { clientId: DEVICE, username: DEVICE, password, reconnectPeriod: 0, protocolVersion: 4 } as const;
		const client = await mqtt.connectAsync(broker, given);
		client.on("error", () => {});
		const broken = new Promise<void>((gone) => client.once("close", () => gone()));
		const left = this.#waiting.filter(({ id }) => !this.acknowledged.has(id));
		let next = 0;
		let inFlight = 0;
		const all = new Promise<void>((done) => {
			const more = () => {
				if (next >= left.length && inFlight === 0) done();
				for (; inFlight < WINDOW && next < left.length; next++) {
					const event = left[next];
					if (!event) break;
					inFlight++;
					client.publish(TOPIC, event.payload, { qos: 1 }, (error) => {
						inFlight--;
						if (error) return;
						this.acknowledged.add(event.id);
						more();
					});
				}
			};
			more();
		});
		await Promise.race([all, broken]);
		client.end(true);
	}

	async until(count: number): Promise<void> {
		await until(() => this.acknowledged.size >= count);
	}
}

const eventPage = z.object({ items: z.array(z.object({ id: z.string() })), nextCursor: z.string().optional() });
const incidentPage = z.object({ items: z.array(z.object({ type: z.string(), eventCount: z.number() })) });

async function stored(api: Api): Promise<string[]> {
	const ids: string[] = [];
	for (let cursor: string | undefined = ""; cursor !== undefined; ) {
		const path = `/events?device=${DEVICE}&limit=1000${cursor && `&cursor=${cursor}`}`;
		const page: z.output<typeof eventPage> = await api.get(path, eventPage);
		ids.push(...page.items.filter(({ id }) => id.startsWith("event-")).map(({ id }) => id));
		cursor = page.nextCursor;
	}
	return ids;
}

test.each([1_500, 4_000, 8_000])(
	"after kill -9 at about %i acknowledged events, each acknowledged one is there exactly once",
	async (killAt) => {
		const data = newFolder();
		addUser(data, "li", "operator");
		const { [DEVICE]: password = "" } = credentials(data, [DEVICE]);
		const device = new Resending();
		const first = await startHub({ data });
		const sending = device.send(first.mqtt, password);
		await device.until(killAt);
		await first.kill9();
		await sending;
		const beforeRestart = new Set(device.acknowledged);
		expect(beforeRestart.size).toBeGreaterThanOrEqual(killAt);
		expect(beforeRestart.size).toBeLessThan(EVENTS);

		const second = await startHub({ data });
		const api = await signIn(second.http, "li");
		const kept = new Set(await stored(api));
		expect([...beforeRestart].filter((id) => !kept.has(id))).toEqual([]);

		await device.send(second.mqtt, password);
		const all = await stored(api);
		expect(all).toHaveLength(EVENTS);
		expect(new Set(all).size).toBe(EVENTS);
		const incidents = await api.get("/incidents", incidentPage);
		const breaches = incidents.items.filter(({ type }) => type === "perimeter.breach");
		expect(breaches.reduce((sum, { eventCount }) => sum + eventCount, 0)).toBe(EVENTS / 2);
		expect(await second.stop()).toBe(0);
		expect(gatehouse(["audit", "verify", "--data", data])).toContain("the chain holds");
	},
);
