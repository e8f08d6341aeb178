import mqtt from "mqtt";
import { expect, test } from "vitest";
import { z } from "zod";
import { type Api, addUser, apiOf, credentials, gatehouse, newFolder, signIn, startHub } from "../hub-process.ts";
import { now, until } from "../waiting.ts";

const EVENTS = 10_000;
const WINDOW = 500;
/** Check-ins of one guard, and how many a phone sends at once. */
const CHECKINS = 240;
const BATCH = 20;
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

const answered = z.object({ items: z.array(z.object({ id: z.string(), seq: z.number() })) });

/** A guard's check-ins on two of their phones, which hold the same ones and send them in their own order until they are answered. */
class Phones {
	/** Each check-in, with every entry that it was answered with. */
	readonly entries = new Map<string, Set<number>>();
	readonly #made: readonly { readonly id: string }[];

	constructor(count: number) {
		this.#made = Array.from({ length: count }, (_, counter) => ({
			...{ id: `checkin-${counter}`, counter, bootId: "boot", checkpoint: "cp-b01", method: "code" },
			at: new Date(now() - (count - counter) * 1_000).toISOString(),
		}));
	}

	/** Both send what they hold up to that share of it, side by side, some at a time: one from the first, one from the last. */
	async send(signedIn: readonly Api[], share = 1): Promise<void> {
		const held = this.#made.slice(0, this.#made.length * share);
		await Promise.all(signedIn.map((api, i) => this.#sendAll(api, i % 2 === 0 ? held : held.toReversed())));
	}

	async #sendAll(api: Api, held: readonly { readonly id: string }[]): Promise<void> {
		for (let from = 0; from < held.length; from += BATCH) {
			const { status, body } = await api.post("/patrol/checkins", { checkins: held.slice(from, from + BATCH) });
			expect(status).toBe(200);
			for (const { id, seq } of answered.parse(body).items)
				this.entries.set(id, (this.entries.get(id) ?? new Set()).add(seq));
		}
	}
}

const EVENTS_OF = { by: `device=${DEVICE}`, called: "event-" };
const CHECKINS_OF = { by: "type=patrol.checkin", called: "checkin-" };

const eventPage = z.object({ items: z.array(z.object({ id: z.string() })), nextCursor: z.string().optional() });
const incidentPage = z.object({ items: z.array(z.object({ type: z.string(), eventCount: z.number() })) });

async function stored(api: Api, { by, called }: { by: string; called: string }): Promise<string[]> {
	const ids: string[] = [];
	for (let cursor: string | undefined = ""; cursor !== undefined; ) {
		const path = `/events?${by}&limit=1000${cursor && `&cursor=${cursor}`}`;
		const page: z.output<typeof eventPage> = await api.get(path, eventPage);
		ids.push(...page.items.filter(({ id }) => id.startsWith(called)).map(({ id }) => id));
		cursor = page.nextCursor;
	}
	return ids;
}

test.each([
	[1_500, CHECKINS],
	[4_000, 0],
	[8_000, 0],
])(
	"after kill -9 at about %i acknowledged events (and %i check-ins by phone), each acknowledged one is there exactly once",
	async (killAt, checkins) => {
		const data = newFolder();
		addUser(data, "li", "operator");
		if (checkins > 0) addUser(data, "wang", "guard");
		const { [DEVICE]: password = "" } = credentials(data, [DEVICE]);
		const device = new Resending();
		const first = await startHub({ data });
		const sending = device.send(first.mqtt, password);
		const phones = new Phones(checkins);
		const ofGuard = checkins > 0 ? [await signIn(first.http, "wang"), await signIn(first.http, "wang")] : [];
		await phones.send(ofGuard, 1 / 2);
		await device.until(killAt);
		// The line breaks amid the other half.
		const cutOff = phones.send(ofGuard).catch(() => undefined);
		await first.kill9();
		await Promise.all([sending, cutOff]);
		const beforeRestart = new Set(device.acknowledged);
		expect(beforeRestart.size).toBeGreaterThanOrEqual(killAt);
		expect(beforeRestart.size).toBeLessThan(EVENTS);

		const second = await startHub({ data });
		const api = await signIn(second.http, "li");
		const kept = new Set(await stored(api, EVENTS_OF));
		expect([...beforeRestart].filter((id) => !kept.has(id))).toEqual([]);

		// Their sessions outlive it; each holds everything still, and sends it the other way round.
		await phones.send(ofGuard.map(({ cookie }) => apiOf(second.http, cookie)).reverse());
		expect([...phones.entries.values()].filter(({ size }) => size !== 1)).toEqual([]);
		expect(phones.entries.size).toBe(checkins);
		expect(await stored(api, CHECKINS_OF)).toHaveLength(checkins);

		await device.send(second.mqtt, password);
		const all = await stored(api, EVENTS_OF);
		expect(all).toHaveLength(EVENTS);
		expect(new Set(all).size).toBe(EVENTS);
		const incidents = await api.get("/incidents", incidentPage);
		const breaches = incidents.items.filter(({ type }) => type === "perimeter.breach");
		expect(breaches.reduce((sum, { eventCount }) => sum + eventCount, 0)).toBe(EVENTS / 2);
		expect(await second.stop()).toBe(0);
		expect(gatehouse(["audit", "verify", "--data", data])).toContain("the chain holds");
	},
);
